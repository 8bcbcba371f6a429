class Solution {
public:
    vector<int> visitOrder(int n, vector<vector<int>>& logs) {
        vector<vector<char>> before(n, vector<char>(n, 0));
        vector<int> open(n, 0), order;
        for (auto& log : logs) {
            for (size_t i = 1; i < log.size(); i++) {
                char& known = before[log[i - 1]][log[i]];
                if (!known) open[log[i]]++;
                known = 1;
            }
        }
        for (int i = 0; i < n; i++)
            if (!open[i]) order.push_back(i);
        for (size_t i = 0; i < order.size(); i++)
            for (int next = 0; next < n; next++)
                if (before[order[i]][next] && --open[next] == 0) order.push_back(next);
        return (int)order.size() == n ? order : vector<int>();
    }
};
