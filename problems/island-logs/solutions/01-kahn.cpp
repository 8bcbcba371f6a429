class Solution {
public:
    vector<int> visitOrder(int n, vector<vector<int>>& logs) {
        vector<vector<int>> later(n);
        vector<int> open(n, 0);
        for (auto& log : logs) {
            for (size_t i = 1; i < log.size(); i++) {
                later[log[i - 1]].push_back(log[i]);
                open[log[i]]++;
            }
        }
        vector<int> order;
        for (int i = 0; i < n; i++)
            if (!open[i]) order.push_back(i);
        for (size_t i = 0; i < order.size(); i++)
            for (int next : later[order[i]])
                if (--open[next] == 0) order.push_back(next);
        if ((int)order.size() < n) order.clear();
        return order;
    }
};
