class Solution {
public:
    long long leastStrain(vector<int>& legs, int k) {
        int n = legs.size();
        vector<long long> P(n + 1, 0), best(n + 1);
        partial_sum(legs.begin(), legs.end(), P.begin() + 1);
        for (int i = 0; i <= n; i++) best[i] = P[i] * P[i];
        for (int drivers = 2; drivers <= k; drivers++) {
            vector<long long> next(n + 1, 0);
            vector<pair<long long, long long>> lines;
            size_t head = 0;
            for (int e = drivers; e <= n; e++) {
                long long m = -2 * P[e - 1], b = best[e - 1] + P[e - 1] * P[e - 1], x = P[e];
                while (lines.size() - head >= 2) {
                    auto [m1, b1] = lines[lines.size() - 2];
                    auto [m2, b2] = lines.back();
                    if ((__int128)(b - b1) * (m1 - m2) > (__int128)(b2 - b1) * (m1 - m)) break;
                    lines.pop_back();
                }
                lines.push_back({m, b});
                while (head + 1 < lines.size() && lines[head + 1].first * x + lines[head + 1].second <= lines[head].first * x + lines[head].second) head++;
                next[e] = x * x + lines[head].first * x + lines[head].second;
            }
            best = next;
        }
        return best[n];
    }
};
