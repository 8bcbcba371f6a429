class Solution {
public:
    string placeTents(int n, vector<vector<int>>& rivals) {
        
    }
};
