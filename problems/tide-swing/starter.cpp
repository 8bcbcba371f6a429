class Solution {
public:
    long long totalSwing(int n, int window, int seed) {
        
    }
};
