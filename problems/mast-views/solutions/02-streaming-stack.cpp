class Solution {
public:
    long long totalView(int n, long long seed, int top, int slope) {
        // Only the masts whose view is still open are kept.
        stack<pair<int, int>> open;
        unsigned state = seed;
        long long total = 0;
        for (int i = 0; i < n; i++) {
            state = state * 69069u + 1;
            int height = (int)((state >> 16) % top) - slope * i;
            for (; !open.empty() && open.top().first <= height; open.pop()) total += i - open.top().second;
            open.push({height, i});
        }
        for (; !open.empty(); open.pop()) total += n - 1 - open.top().second;
        return total;
    }
};
