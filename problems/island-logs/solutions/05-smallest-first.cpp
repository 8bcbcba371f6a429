class Solution {
public:
    vector<int> visitOrder(int n, vector<vector<int>>& logs) {
        map<int, set<int>> later, earlier;
        for (auto& log : logs) {
            for (size_t i = 1; i < log.size(); i++) {
                later[log[i - 1]].insert(log[i]);
                earlier[log[i]].insert(log[i - 1]);
            }
        }
        set<int> ready;
        for (int i = 0; i < n; i++)
            if (earlier[i].empty()) ready.insert(i);
        vector<int> order;
        while (!ready.empty()) {
            int island = *ready.begin();
            ready.erase(ready.begin());
            order.push_back(island);
            for (int next : later[island]) {
                earlier[next].erase(island);
                if (earlier[next].empty()) ready.insert(next);
            }
        }
        if ((int)order.size() != n) return {};
        return order;
    }
};
