class Solution {
public:
    int finishTime(vector<vector<int>>& printers, int sheets) {
        vector<int> perSecond;
        for (int horizon = 1024;; horizon *= 2) {
            perSecond.assign(horizon + 1, 0);
            for (auto& p : printers) {
                int second = 0;
                for (int sheet = 0;; sheet++) {
                    second += p[0] + (sheet > 0 && sheet % p[1] == 0 ? p[2] : 0);
                    if (second > horizon) break;
                    perSecond[second]++;
                }
            }
            int left = sheets;
            for (int second = 1; second <= horizon; second++)
                if ((left -= perSecond[second]) <= 0) return second;
        }
    }
};
