class Solution {
public:
    int countPavings(vector<string>& yard, int stones) {
        // The shorter side becomes the width; up to four counts lie side by side in one entry.
        if (yard[0].size() > yard.size()) {
            vector<string> turned(yard[0].size(), string(yard.size(), '.'));
            for (size_t r = 0; r < yard.size(); r++)
                for (size_t c = 0; c < yard[0].size(); c++) turned[c][r] = yard[r][c];
            yard = turned;
        }
        const unsigned mod = 1000000007;
        int height = yard.size(), width = yard[0].size();
        using Lanes = array<unsigned, 4>;
        vector<Lanes> ways(1 << width, Lanes{}), after;
        ways[0][0] = 1;
        auto add = [&](Lanes& to, const Lanes& from) {
            for (int k = 0; k < 4; k++) {
                to[k] += from[k];
                if (to[k] >= mod) to[k] -= mod;
            }
        };
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                if (yard[r][c] == '*') continue;
                int here = 1 << c, right = c + 1 < width && yard[r][c + 1] == '.' ? here << 1 : 0;
                bool below = r + 1 < height && yard[r + 1][c] == '.';
                after.assign(ways.size(), Lanes{});
                for (int p = 0; p < (int)ways.size(); p++) {
                    const Lanes& counts = ways[p];
                    if (p & here) {
                        add(after[p ^ here], counts);
                        continue;
                    }
                    if (below) add(after[p | here], counts);
                    if (right && !(p & right)) add(after[p | right], counts);
                    add(after[p], {0, counts[0], counts[1], counts[2]});
                }
                swap(ways, after);
            }
        }
        unsigned long long total = 0;
        for (int k = 0; k <= stones; k++) total += ways[0][k];
        return total % mod;
    }
};
