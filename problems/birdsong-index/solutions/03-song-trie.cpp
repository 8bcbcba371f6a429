class Solution {
    struct Node {
        int next[4] = {0, 0, 0, 0};
        int places = 0;
    };
    vector<Node> trie;

    int count(int node, const string& phrase, size_t k) {
        for (; k < phrase.size(); k++) {
            if (phrase[k] == '?') {
                int sum = 0;
                for (int child : trie[node].next)
                    if (child) sum += count(child, phrase, k + 1);
                return sum;
            }
            node = trie[node].next[phrase[k] - 'a'];
            if (!node) return 0;
        }
        return trie[node].places;
    }

public:
    vector<int> countPhrases(string song, vector<string>& phrases) {
        size_t deepest = 0;
        for (auto& phrase : phrases) deepest = max(deepest, phrase.size());
        trie.assign(1, Node());
        for (size_t start = 0; start < song.size(); start++) {
            int node = 0;
            for (size_t k = start; k < min(song.size(), start + deepest); k++) {
                int note = song[k] - 'a';
                if (!trie[node].next[note]) {
                    trie[node].next[note] = trie.size();
                    trie.emplace_back();
                }
                node = trie[node].next[note];
                trie[node].places++;
            }
        }
        vector<int> answer;
        for (auto& phrase : phrases) answer.push_back(count(0, phrase, 0));
        return answer;
    }
};
