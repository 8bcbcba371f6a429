class Solution {
public:
    vector<int> countPhrases(string song, vector<string>& phrases) {
        vector<int> answer;
        for (auto& phrase : phrases) {
            int places = 0;
            for (size_t at = 0; at + phrase.size() <= song.size(); at++) {
                bool fits = true;
                for (size_t k = 0; k < phrase.size() && fits; k++) fits = phrase[k] == '?' || phrase[k] == song[at + k];
                places += fits;
            }
            answer.push_back(places);
        }
        return answer;
    }
};
