class Solution {
public:
    int totalOfCheapest(int n, int seed, int p, int k) {
        vector<int> prices;
        long long state = seed;
        for (int i = 0; i < n; i++) {
            state = (state * 1103515245 + 12345) % 2147483648LL;
            prices.push_back(state / 1024 % p);
        }
        sort(prices.begin(), prices.end());
        return accumulate(prices.begin(), prices.begin() + k, 0);
    }
};
