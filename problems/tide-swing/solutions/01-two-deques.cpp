class Solution {
public:
    long long totalSwing(int n, int window, int seed) {
        deque<pair<int, int>> highs, lows;
        unsigned x = seed;
        long long total = 0;
        for (int minute = 0; minute < n; minute++) {
            int h = x >> 16, start = minute - window + 1;
            x = (1103515245u * x + 12345u) & 0x7fffffffu;
            while (!highs.empty() && highs.back().second <= h) highs.pop_back();
            while (!lows.empty() && lows.back().second >= h) lows.pop_back();
            highs.push_back({minute, h});
            lows.push_back({minute, h});
            if (highs.front().first < start) highs.pop_front();
            if (lows.front().first < start) lows.pop_front();
            if (start >= 0) total += highs.front().second - lows.front().second;
        }
        return total;
    }
};
