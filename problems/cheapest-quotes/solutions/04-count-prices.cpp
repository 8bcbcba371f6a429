class Solution {
public:
    int totalOfCheapest(int n, int seed, int p, int k) {
        vector<int> howMany(p, 0);
        unsigned state = seed;
        for (int i = 0; i < n; i++) {
            state = (state * 1103515245u + 12345u) & 0x7fffffffu;
            howMany[(state >> 10) % p]++;
        }
        int total = 0;
        for (int price = 0; k > 0; price++) {
            int take = min(k, howMany[price]);
            total += take * price;
            k -= take;
        }
        return total;
    }
};
