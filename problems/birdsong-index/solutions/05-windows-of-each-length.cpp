class Solution {
public:
    vector<int> countPhrases(string song, vector<string>& phrases) {
        map<size_t, unordered_map<string, int>> windows;
        vector<int> answer;
        for (auto phrase : phrases) {
            auto& table = windows[phrase.size()];
            if (table.empty())
                for (size_t at = 0; at + phrase.size() <= song.size(); at++) table[song.substr(at, phrase.size())]++;
            auto get = [&](const string& text) {
                auto found = table.find(text);
                return found == table.end() ? 0 : found->second;
            };
            size_t unclear = phrase.find('?');
            int sum = unclear == string::npos ? get(phrase) : 0;
            for (char note = 'a'; unclear != string::npos && note <= 'd'; note++) {
                phrase[unclear] = note;
                sum += get(phrase);
            }
            answer.push_back(sum);
        }
        return answer;
    }
};
