class Solution {
public:
    int totalOfCheapest(int n, int seed, int p, int k) {
        
    }
};
