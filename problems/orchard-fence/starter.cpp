class Solution {
public:
    int seedsInside(vector<vector<int>>& corners, int count, int start) {
        
    }
};
