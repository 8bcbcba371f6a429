class Solution {
public:
    vector<int> chooseStones(vector<int>& stones, int target) {
        // Every weight carries its whole choice along.
        unordered_map<int, vector<int>> choices;
        choices[0] = {};
        for (int i = 0; i < (int)stones.size(); i++) {
            vector<pair<int, vector<int>>> fresh;
            for (auto& [sum, choice] : choices) {
                int next = sum + stones[i];
                if (next > target || choices.count(next)) continue;
                fresh.push_back({next, choice});
                fresh.back().second.push_back(i);
            }
            for (auto& entry : fresh) choices.insert(entry);
            if (choices.count(target)) return choices[target];
        }
        return {};
    }
};
