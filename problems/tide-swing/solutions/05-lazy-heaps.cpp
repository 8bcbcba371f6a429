class Solution {
public:
    long long totalSwing(int n, int window, int seed) {
        priority_queue<pair<int, int>> highs, lows;
        long long value = seed, total = 0;
        for (int i = 0; i < n; i++) {
            int height = value / 65536;
            value = (1103515245 * value + 12345) % 2147483648LL;
            highs.push({height, i});
            lows.push({-height, i});
            int oldest = i - window + 1;
            if (oldest < 0) continue;
            while (highs.top().second < oldest) highs.pop();
            while (lows.top().second < oldest) lows.pop();
            total += highs.top().first + lows.top().first;
        }
        return total;
    }
};
