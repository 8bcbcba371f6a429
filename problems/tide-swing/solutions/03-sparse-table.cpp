class Solution {
public:
    long long totalSwing(int n, int window, int seed) {
        vector<vector<int>> up(1), down;
        unsigned x = seed;
        for (int i = 0; i < n; i++) {
            up[0].push_back(x >> 16);
            x = (1103515245u * x + 12345u) & 0x7fffffffu;
        }
        down = up;
        for (int size = 1; size * 2 <= n; size *= 2) {
            vector<int> high, low;
            for (int i = 0; i + 2 * size <= n; i++) {
                high.push_back(max(up.back()[i], up.back()[i + size]));
                low.push_back(min(down.back()[i], down.back()[i + size]));
            }
            up.push_back(high);
            down.push_back(low);
        }
        int level = 31 - __builtin_clz(window), offset = window - (1 << level);
        long long total = 0;
        for (int i = 0; i + window <= n; i++)
            total += max(up[level][i], up[level][i + offset]) - min(down[level][i], down[level][i + offset]);
        return total;
    }
};
