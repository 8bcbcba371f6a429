class Solution {
public:
    vector<int> chooseStones(vector<int>& stones, int target) {
        int n = stones.size();
        vector<vector<int>> can(n + 1, vector<int>(target + 1, 0));
        can[0][0] = 1;
        for (int i = 1; i <= n; i++) {
            for (int w = 0; w <= target; w++) {
                can[i][w] = can[i - 1][w];
                if (w >= stones[i - 1] && can[i - 1][w - stones[i - 1]]) can[i][w] = 1;
            }
        }
        vector<int> chosen;
        if (!can[n][target]) return chosen;
        for (int i = n, w = target; w > 0; i--) {
            if (can[i - 1][w]) continue;
            chosen.push_back(i - 1);
            w -= stones[i - 1];
        }
        return chosen;
    }
};
