class Solution {
public:
    vector<int> chooseStones(vector<int>& stones, int target) {
        map<int, int> madeBy = {{0, -1}};
        for (int i = 0; i < (int)stones.size() && !madeBy.count(target); i++) {
            vector<int> sums;
            for (auto [sum, _] : madeBy) sums.push_back(sum);
            for (int sum : sums)
                if (sum + stones[i] <= target) madeBy.insert({sum + stones[i], i});
        }
        vector<int> chosen;
        if (!madeBy.count(target)) return chosen;
        for (int w = target; w > 0; w -= stones[madeBy[w]]) chosen.push_back(madeBy[w]);
        return chosen;
    }
};
