class Solution {
public:
    int countWindows(int n, int seed, int a, int c, int m, int w, int d) {
        vector<long long> prefix(n + 1, 0);
        long long value = seed;
        for (int i = 0; i < n; i++) {
            prefix[i + 1] = prefix[i] + value;
            value = (a * value + c) % m;
        }
        int count = 0;
        for (int i = w; i <= n; i++) {
            if ((prefix[i] - prefix[i - w]) % d == 0) count++;
        }
        return count;
    }
};
