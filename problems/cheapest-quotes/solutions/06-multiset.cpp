class Solution {
public:
    int totalOfCheapest(int n, int seed, int p, int k) {
        multiset<int> all;
        long long s = seed;
        for (int i = 0; i < n; i++) {
            s = (s * 1103515245 + 12345) % 2147483648LL;
            all.insert(s / 1024 % p);
        }
        int sum = 0;
        auto it = all.begin();
        for (int i = 0; i < k; i++) sum += *it++;
        return sum;
    }
};
