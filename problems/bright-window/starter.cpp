class Solution {
public:
    int brightest(int rows, int cols, int k, int a, int b, int m) {
        
    }
};
