class Solution {
public:
    vector<int> countPools(vector<string>& rows) {
        set<pair<int, int>> water;
        for (int r = 0; r < (int)rows.size(); r++)
            for (int c = 0; c < (int)rows[r].size(); c++)
                if (rows[r][c] == '~') water.insert({r, c});
        int pools = 0, largest = 0;
        while (!water.empty()) {
            vector<pair<int, int>> pool = {*water.begin()};
            water.erase(water.begin());
            for (size_t i = 0; i < pool.size(); i++) {
                auto [r, c] = pool[i];
                int left = c - 1 + r % 2;
                pair<int, int> around[] = {{r, c - 1}, {r, c + 1}, {r - 1, left}, {r - 1, left + 1}, {r + 1, left}, {r + 1, left + 1}};
                for (auto& field : around)
                    if (water.erase(field)) pool.push_back(field);
            }
            pools++;
            largest = max(largest, (int)pool.size());
        }
        return {pools, largest};
    }
};
