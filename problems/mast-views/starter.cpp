class Solution {
public:
    long long totalView(int n, long long seed, int top, int slope) {
        
    }
};
