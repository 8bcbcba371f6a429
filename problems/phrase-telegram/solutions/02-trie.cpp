class Solution {
    struct Node {
        int children[26];
        int phrase = -1;
        Node() { fill(children, children + 26, 0); }
    };

public:
    vector<int> cheapestTelegram(string message, vector<string>& phrases, vector<int>& prices) {
        vector<Node> trie(1);
        for (int i = 0; i < (int)phrases.size(); i++) {
            int at = 0;
            for (char c : phrases[i]) {
                if (!trie[at].children[c - 'a']) {
                    trie[at].children[c - 'a'] = trie.size();
                    trie.emplace_back();
                }
                at = trie[at].children[c - 'a'];
            }
            int& phrase = trie[at].phrase;
            if (phrase < 0 || prices[i] < prices[phrase]) phrase = i;
        }
        int n = message.size();
        vector<int> least(n + 1, INT_MAX), last(n + 1, -1);
        least[0] = 0;
        for (int start = 0; start < n; start++) {
            if (least[start] == INT_MAX) continue;
            int at = 0;
            for (int end = start; end < n; end++) {
                at = trie[at].children[message[end] - 'a'];
                if (!at) break;
                int phrase = trie[at].phrase;
                if (phrase >= 0 && least[start] + prices[phrase] < least[end + 1]) {
                    least[end + 1] = least[start] + prices[phrase];
                    last[end + 1] = phrase;
                }
            }
        }
        vector<int> sent;
        for (int at = least[n] == INT_MAX ? 0 : n; at > 0; at -= phrases[last[at]].size()) sent.insert(sent.begin(), last[at]);
        return sent;
    }
};
