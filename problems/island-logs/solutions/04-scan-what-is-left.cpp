class Solution {
public:
    vector<int> visitOrder(int n, vector<vector<int>>& logs) {
        vector<vector<int>> earlier(n);
        for (auto& log : logs)
            for (size_t i = 1; i < log.size(); i++) earlier[log[i]].push_back(log[i - 1]);
        vector<bool> done(n, false);
        vector<int> left(n), order;
        iota(left.begin(), left.end(), 0);
        while (!left.empty()) {
            vector<int> rest;
            for (int island : left) {
                bool ready = all_of(earlier[island].begin(), earlier[island].end(), [&](int e) { return done[e]; });
                if (ready) done[island] = true, order.push_back(island);
                else rest.push_back(island);
            }
            if (rest.size() == left.size()) return {};
            left = rest;
        }
        return order;
    }
};
