class Solution {
public:
    long long totalView(int n, long long seed, int top, int slope) {
        vector<pair<long long, int>> masts;
        long long state = seed, total = 0;
        for (int i = 0; i < n; i++) {
            state = (state * 69069 + 1) % 4294967296LL;
            masts.push_back({state / 65536 % top - (long long)slope * i, i});
        }
        sort(masts.begin(), masts.end());
        map<int, int> east, west;
        for (int i = 0; i < n; i++) east[i] = i + 1, west[i] = i - 1;
        for (auto [_, i] : masts) {
            int e = east[i], w = west[i];
            total += min(e, n - 1) - i;
            if (e < n) west[e] = w;
            if (w >= 0) east[w] = e;
        }
        return total;
    }
};
