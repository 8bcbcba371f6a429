class Solution {
public:
    long long totalSwing(int n, int window, int seed) {
        // The extremes of 2w minutes come from two neighbouring stretches of w.
        vector<short> high(n), low;
        unsigned x = seed;
        for (auto& h : high) {
            h = x >> 16;
            x = (1103515245u * x + 12345u) & 0x7fffffffu;
        }
        low = high;
        for (int width = 1, length = n; width < window;) {
            int step = min(width, window - width);
            length -= step;
            for (int i = 0; i < length; i++) {
                high[i] = max(high[i], high[i + step]);
                low[i] = min(low[i], low[i + step]);
            }
            width += step;
        }
        long long total = 0;
        for (int i = 0; i + window <= n; i++) total += high[i] - low[i];
        return total;
    }
};
