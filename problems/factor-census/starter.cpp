class Solution {
public:
    vector<int> census(int lo, int hi) {
        
    }
};
