class Solution {
    int flood(vector<string>& rows, int r, int c) {
        if (r < 0 || r >= (int)rows.size() || c < 0 || c >= (int)rows[0].size() || rows[r][c] != '~') return 0;
        rows[r][c] = '.';
        int left = c - 1 + r % 2;
        return 1 + flood(rows, r, c - 1) + flood(rows, r, c + 1) + flood(rows, r - 1, left) + flood(rows, r - 1, left + 1) +
               flood(rows, r + 1, left) + flood(rows, r + 1, left + 1);
    }

public:
    vector<int> countPools(vector<string>& rows) {
        vector<int> sizes;
        for (int r = 0; r < (int)rows.size(); r++)
            for (int c = 0; c < (int)rows[r].size(); c++)
                if (int size = flood(rows, r, c)) sizes.push_back(size);
        return {(int)sizes.size(), sizes.empty() ? 0 : *max_element(sizes.begin(), sizes.end())};
    }
};
