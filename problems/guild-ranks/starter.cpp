class Solution {
public:
    vector<int> fullestRank(vector<int>& mentor) {
        
    }
};
