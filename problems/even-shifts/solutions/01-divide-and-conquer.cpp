class Solution {
    vector<long long> prefix, best, next;

    void solve(int left, int right, int from, int to) {
        if (left > right) return;
        int middle = (left + right) / 2, cut = from;
        next[middle] = LLONG_MAX;
        for (int s = from; s <= min(middle - 1, to); s++) {
            long long minutes = prefix[middle] - prefix[s], strain = best[s] + minutes * minutes;
            if (strain < next[middle]) next[middle] = strain, cut = s;
        }
        solve(left, middle - 1, from, cut);
        solve(middle + 1, right, cut, to);
    }

public:
    long long leastStrain(vector<int>& legs, int k) {
        int n = legs.size();
        prefix.assign(n + 1, 0);
        for (int i = 0; i < n; i++) prefix[i + 1] = prefix[i] + legs[i];
        for (long long p : prefix) best.push_back(p * p);
        for (int drivers = 2; drivers <= k; drivers++) {
            next.assign(n + 1, 0);
            solve(drivers, n, drivers - 1, n - 1);
            best = next;
        }
        return best[n];
    }
};
