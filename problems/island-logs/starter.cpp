class Solution {
public:
    vector<int> visitOrder(int n, vector<vector<int>>& logs) {
        
    }
};
