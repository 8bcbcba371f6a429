class Solution {
public:
    int totalOfCheapest(int n, int seed, int p, int k) {
        vector<int> prices(n);
        unsigned state = seed;
        for (int& price : prices) {
            state = (state * 1103515245u + 12345u) & 0x7fffffffu;
            price = (state >> 10) % p;
        }
        nth_element(prices.begin(), prices.begin() + k - 1, prices.end());
        return accumulate(prices.begin(), prices.begin() + k, 0);
    }
};
