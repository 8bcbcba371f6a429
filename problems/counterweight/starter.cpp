class Solution {
public:
    vector<int> chooseStones(vector<int>& stones, int target) {
        
    }
};
