class Solution {
public:
    int countPavings(vector<string>& yard, int stones) {
        // One entry for each pair of profile and stones used.
        const int mod = 1000000007;
        int height = yard.size(), width = yard[0].size();
        unordered_map<int, long long> ways = {{0, 1}};
        for (int field = 0; field < height * width; field++) {
            int r = field / width, c = field % width, here = 4 << c;
            unordered_map<int, long long> after;
            for (auto [state, count] : ways) {
                auto add = [&](int to) { after[to] = (after[to] + count) % mod; };
                if (state & here) {
                    add(state ^ here);
                } else if (yard[r][c] == '*') {
                    add(state);
                } else {
                    if (r + 1 < height && yard[r + 1][c] == '.') add(state | here);
                    if (c + 1 < width && yard[r][c + 1] == '.' && !(state & here << 1)) add(state | here << 1);
                    if ((state & 3) < stones) add(state + 1);
                }
            }
            ways = after;
        }
        long long total = 0;
        for (auto [state, count] : ways)
            if (state < 4) total += count;
        return total % mod;
    }
};
