class Solution {
public:
    vector<int> chooseDays(vector<vector<int>>& machines) {
        
    }
};
