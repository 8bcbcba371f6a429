class Solution {
public:
    vector<int> countPhrases(string song, vector<string>& phrases) {
        // Two bits a note: a window of 12 notes is a number below 2^24.
        vector<vector<int>> byLength(13);
        for (int i = 0; i < (int)phrases.size(); i++) byLength[phrases[i].size()].push_back(i);
        vector<int> answer(phrases.size(), 0);
        for (int length = 1; length <= 12; length++) {
            if (byLength[length].empty() || length > (int)song.size()) continue;
            vector<int> keys;
            int key = 0, mask = (1 << 2 * length) - 1;
            for (int i = 0; i < (int)song.size(); i++) {
                key = (key << 2 | (song[i] - 'a')) & mask;
                if (i >= length - 1) keys.push_back(key);
            }
            sort(keys.begin(), keys.end());
            for (int i : byLength[length]) {
                int wanted = 0, unclear = -1;
                for (int k = 0; k < length; k++) {
                    if (phrases[i][k] == '?') unclear = 2 * (length - 1 - k);
                    wanted = wanted << 2 | (phrases[i][k] == '?' ? 0 : phrases[i][k] - 'a');
                }
                for (int note = 0; note < (unclear < 0 ? 1 : 4); note++) {
                    auto [first, last] = equal_range(keys.begin(), keys.end(), unclear < 0 ? wanted : wanted | note << unclear);
                    answer[i] += last - first;
                }
            }
        }
        return answer;
    }
};
