class Solution {
public:
    int finishTime(vector<vector<int>>& printers, int sheets) {
        
    }
};
