class Solution {
public:
    long long leastStrain(vector<int>& legs, int k) {
        int n = legs.size();
        vector<long long> best(n + 1, LLONG_MAX / 4);
        best[0] = 0;
        for (int drivers = 1; drivers <= k; drivers++) {
            for (int end = n; end >= 0; end--) {
                long long minutes = 0, least = LLONG_MAX / 4;
                // A last shift whose own strain is too much only gets worse when it starts earlier.
                for (int start = end - 1; start >= 0; start--) {
                    minutes += legs[start];
                    if (minutes * minutes >= least) break;
                    least = min(least, best[start] + minutes * minutes);
                }
                best[end] = least;
            }
        }
        return best[n];
    }
};
