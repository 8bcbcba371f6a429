class Solution {
public:
    int losingPots(vector<int>& ladles, int limit) {
        
    }
};
