class Solution {
public:
    int countPavings(vector<string>& yard, int stones) {
        const int mod = 1000000007;
        int height = yard.size(), width = yard[0].size(), size = 1 << width, lanes = stones + 1;
        vector<int> ways(size * lanes, 0), after(size * lanes);
        ways[0] = 1;
        for (int r = 0; r < height; r++) {
            for (int c = 0; c < width; c++) {
                fill(after.begin(), after.end(), 0);
                bool bed = yard[r][c] == '*', right = c + 1 < width && yard[r][c + 1] == '.', below = r + 1 < height && yard[r + 1][c] == '.';
                for (int profile = 0; profile < size; profile++) {
                    for (int k = 0; k < lanes; k++) {
                        int count = ways[profile * lanes + k];
                        if (!count) continue;
                        auto add = [&](int to, int used) {
                            int& sum = after[to * lanes + used];
                            sum += count;
                            if (sum >= mod) sum -= mod;
                        };
                        if (profile >> c & 1) add(profile ^ 1 << c, k);
                        else if (bed) add(profile, k);
                        else {
                            if (below) add(profile | 1 << c, k);
                            if (right && !(profile >> c & 2)) add(profile | 2 << c, k);
                            if (k < stones) add(profile, k + 1);
                        }
                    }
                }
                swap(ways, after);
            }
        }
        long long total = 0;
        for (int k = 0; k < lanes; k++) total += ways[k];
        return total % mod;
    }
};
