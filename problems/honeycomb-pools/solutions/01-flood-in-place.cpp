class Solution {
public:
    vector<int> countPools(vector<string>& rows) {
        int height = rows.size(), width = rows[0].size(), pools = 0, largest = 0;
        vector<pair<int, int>> stack;
        auto visit = [&](int r, int c) {
            if (r < 0 || r >= height || c < 0 || c >= width || rows[r][c] != '~') return;
            rows[r][c] = '.';
            stack.push_back({r, c});
        };
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                if (rows[r][c] != '~') continue;
                int size = 0;
                for (visit(r, c); !stack.empty(); size++) {
                    auto [y, x] = stack.back();
                    stack.pop_back();
                    int left = x - 1 + y % 2;
                    visit(y, x - 1);
                    visit(y, x + 1);
                    for (int dy : {-1, 1}) visit(y + dy, left), visit(y + dy, left + 1);
                }
                pools++;
                largest = max(largest, size);
            }
        }
        return {pools, largest};
    }
};
