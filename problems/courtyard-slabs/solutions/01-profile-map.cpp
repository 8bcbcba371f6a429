class Solution {
public:
    int countPavings(vector<string>& yard, int stones) {
        // Bit c of a profile: the next field in column c is covered already.
        const int mod = 1000000007;
        int height = yard.size(), width = yard[0].size();
        map<int, vector<int>> ways;
        ways[0] = vector<int>(stones + 1, 0);
        ways[0][0] = 1;
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                map<int, vector<int>> after;
                auto add = [&](int profile, const vector<int>& counts, int used) {
                    auto& sum = after[profile];
                    sum.resize(stones + 1, 0);
                    for (int k = used; k <= stones; k++) sum[k] = (sum[k] + counts[k - used]) % mod;
                };
                bool right = c + 1 < width && yard[r][c + 1] == '.', below = r + 1 < height && yard[r + 1][c] == '.';
                for (auto& [profile, counts] : ways) {
                    if (profile >> c & 1) add(profile ^ 1 << c, counts, 0);
                    else if (yard[r][c] == '*') add(profile, counts, 0);
                    else {
                        if (below) add(profile | 1 << c, counts, 0);
                        if (right && !(profile >> (c + 1) & 1)) add(profile | 1 << (c + 1), counts, 0);
                        add(profile, counts, 1);
                    }
                }
                ways = after;
            }
        }
        long long total = 0;
        for (int count : ways[0]) total += count;
        return total % mod;
    }
};
