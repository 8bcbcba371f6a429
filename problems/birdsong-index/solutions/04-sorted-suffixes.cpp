class Solution {
public:
    vector<int> countPhrases(string song, vector<string>& phrases) {
        vector<int> suffixes(song.size());
        iota(suffixes.begin(), suffixes.end(), 0);
        sort(suffixes.begin(), suffixes.end(), [&](int a, int b) { return song.compare(a, 12, song, b, 12) < 0; });
        auto exact = [&](const string& phrase) {
            auto first = lower_bound(suffixes.begin(), suffixes.end(), phrase, [&](int a, const string& p) { return song.compare(a, p.size(), p) < 0; });
            auto last = upper_bound(first, suffixes.end(), phrase, [&](const string& p, int a) { return song.compare(a, p.size(), p) > 0; });
            return int(last - first);
        };
        vector<int> answer;
        for (auto phrase : phrases) {
            size_t unclear = phrase.find('?');
            if (unclear == string::npos) {
                answer.push_back(exact(phrase));
                continue;
            }
            int sum = 0;
            for (char note : string("abcd")) {
                phrase[unclear] = note;
                sum += exact(phrase);
            }
            answer.push_back(sum);
        }
        return answer;
    }
};
