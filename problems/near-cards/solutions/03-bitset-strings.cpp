class Solution {
public:
    int countNearPairs(int bits, int d, vector<int>& codes) {
        vector<string> texts;
        for (int code : codes) texts.push_back(bitset<14>(code).to_string());
        int near = 0;
        for (size_t i = 0; i < texts.size(); i++) {
            for (size_t j = i + 1; j < texts.size(); j++) {
                int differences = 0;
                for (int b = 0; b < 14; b++) differences += texts[i][b] != texts[j][b];
                near += differences == d;
            }
        }
        return near;
    }
};
