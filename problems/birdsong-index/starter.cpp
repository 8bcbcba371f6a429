class Solution {
public:
    vector<int> countPhrases(string song, vector<string>& phrases) {
        
    }
};
