class Solution {
public:
    int countWindows(int n, int seed, int a, int c, int m, int w, int d) {
        map<int, long long> readings, totals;
        readings[0] = seed;
        for (int i = 1; i < n; i++) readings[i] = (a * readings[i - 1] + c) % m;
        for (int i = 0; i < w; i++) totals[0] += readings[i];
        for (int i = 1; i + w <= n; i++) totals[i] = totals[i - 1] - readings[i - 1] + readings[i + w - 1];
        return count_if(totals.begin(), totals.end(), [&](auto& entry) { return entry.second % d == 0; });
    }
};
