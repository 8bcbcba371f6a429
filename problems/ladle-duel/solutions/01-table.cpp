class Solution {
public:
    int losingPots(vector<int>& ladles, int limit) {
        sort(ladles.begin(), ladles.end());
        vector<bool> wins(limit + 1, false);
        int lost = 0;
        for (int pot = 1; pot <= limit; pot++) {
            for (int size : ladles) {
                if (size > pot) break;
                if (!wins[pot - size]) {
                    wins[pot] = true;
                    break;
                }
            }
            lost += !wins[pot];
        }
        return lost;
    }
};
