class Solution {
public:
    long long leastStrain(vector<int>& legs, int k) {
        int n = legs.size();
        vector<vector<long long>> strain(n + 1, vector<long long>(n + 1, 0));
        for (int i = 0; i < n; i++) {
            long long minutes = 0;
            for (int j = i; j < n; j++) {
                minutes += legs[j];
                strain[i][j + 1] = minutes * minutes;
            }
        }
        vector<vector<long long>> dp(k + 1, vector<long long>(n + 1, LLONG_MAX / 4));
        dp[0][0] = 0;
        for (int d = 1; d <= k; d++)
            for (int e = d; e <= n; e++)
                for (int s = d - 1; s < e; s++) dp[d][e] = min(dp[d][e], dp[d - 1][s] + strain[s][e]);
        return dp[k][n];
    }
};
