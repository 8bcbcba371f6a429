class Solution {
    vector<set<int>> later;
    vector<int> state, order;

    bool visit(int island) {
        if (state[island]) return state[island] == 2;
        state[island] = 1;
        for (int next : later[island])
            if (!visit(next)) return false;
        state[island] = 2;
        order.push_back(island);
        return true;
    }

public:
    vector<int> visitOrder(int n, vector<vector<int>>& logs) {
        later.resize(n);
        state.resize(n);
        for (auto& log : logs)
            for (size_t i = 1; i < log.size(); i++) later[log[i - 1]].insert(log[i]);
        for (int i = 0; i < n; i++)
            if (!visit(i)) return {};
        return vector<int>(order.rbegin(), order.rend());
    }
};
