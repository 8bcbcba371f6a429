class Solution {
public:
    vector<int> countPhrases(string song, vector<string>& phrases) {
        // Bit i of a note's row: the song has the note at place i.
        vector<bitset<20000>> rows(4);
        for (size_t i = 0; i < song.size(); i++) rows[song[i] - 'a'][i] = true;
        vector<int> answer;
        for (auto& phrase : phrases) {
            bitset<20000> places;
            if (phrase.size() <= song.size()) places = ~bitset<20000>() >> (20000 - (song.size() - phrase.size() + 1));
            for (size_t k = 0; k < phrase.size(); k++)
                if (phrase[k] != '?') places &= rows[phrase[k] - 'a'] >> k;
            answer.push_back(places.count());
        }
        return answer;
    }
};
