class Solution {
public:
    int countNearPairs(int bits, int d, vector<int>& codes) {
        
    }
};
