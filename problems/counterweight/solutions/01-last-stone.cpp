class Solution {
public:
    vector<int> chooseStones(vector<int>& stones, int target) {
        // last[w]: the stone that first made the weight w
        vector<int> last(target + 1, -1);
        for (int i = 0; i < (int)stones.size(); i++)
            for (int w = target; w >= stones[i]; w--)
                if (last[w] < 0 && (w == stones[i] || last[w - stones[i]] >= 0)) last[w] = i;
        vector<int> chosen;
        if (last[target] < 0) return chosen;
        for (int w = target; w > 0; w -= stones[last[w]]) chosen.push_back(last[w]);
        return chosen;
    }
};
