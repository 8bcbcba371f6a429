class Solution {
public:
    int countWindows(int n, int seed, int a, int c, int m, int w, int d) {
        
    }
};
