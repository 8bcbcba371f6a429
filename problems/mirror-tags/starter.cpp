class Solution {
public:
    int mirrorPairs(vector<string>& tags) {
        
    }
};
