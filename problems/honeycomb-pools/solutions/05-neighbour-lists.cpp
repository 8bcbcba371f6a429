class Solution {
public:
    vector<int> countPools(vector<string>& rows) {
        int height = rows.size(), width = rows[0].size();
        map<int, vector<int>> near;
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                if (rows[r][c] != '~') continue;
                auto& list = near[r * width + c];
                int left = c - 1 + r % 2;
                vector<pair<int, int>> around = {{r, c - 1}, {r, c + 1}, {r - 1, left}, {r - 1, left + 1}, {r + 1, left}, {r + 1, left + 1}};
                for (auto [y, x] : around)
                    if (y >= 0 && y < height && x >= 0 && x < width && rows[y][x] == '~') list.push_back(y * width + x);
            }
        }
        set<int> seen;
        int pools = 0, largest = 0;
        for (auto& [start, _] : near) {
            if (!seen.insert(start).second) continue;
            queue<int> waiting({start});
            int size = 0;
            for (; !waiting.empty(); waiting.pop(), size++)
                for (int field : near[waiting.front()])
                    if (seen.insert(field).second) waiting.push(field);
            pools++;
            largest = max(largest, size);
        }
        return {pools, largest};
    }
};
