class Solution {
public:
    vector<int> chooseStones(vector<int>& stones, int target) {
        vector<bitset<25001>> reach(1);
        reach[0][0] = true;
        for (int stone : stones) reach.push_back(reach.back() | reach.back() << stone);
        vector<int> chosen;
        if (!reach.back()[target]) return chosen;
        for (int i = stones.size(); i > 0 && target > 0; i--) {
            if (reach[i - 1][target]) continue;
            chosen.push_back(i - 1);
            target -= stones[i - 1];
        }
        return chosen;
    }
};
