class Solution {
public:
    vector<int> countPools(vector<string>& rows) {
        
    }
};
