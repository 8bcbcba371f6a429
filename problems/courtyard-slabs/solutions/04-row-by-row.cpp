class Solution {
    static const int mod = 1000000007;
    vector<tuple<int, int, int>> fillings;

    /** All ways to finish a row from column c on: fields put down into the next row, stones used. */
    void fill(const string& row, const string& below, int covered, int c, int down, int used, int stones) {
        int width = row.size();
        while (c < width && ((covered >> c & 1) || row[c] == '*')) c++;
        if (c >= width) {
            fillings.push_back({covered, down, used});
            return;
        }
        if (below[c] == '.') fill(row, below, covered, c + 1, down | 1 << c, used, stones);
        if (c + 1 < width && row[c + 1] == '.' && !(covered >> (c + 1) & 1)) fill(row, below, covered, c + 2, down, used, stones);
        if (used < stones) fill(row, below, covered, c + 1, down, used + 1, stones);
    }

public:
    int countPavings(vector<string>& yard, int stones) {
        map<int, vector<long long>> ways;
        ways[0].assign(stones + 1, 0);
        ways[0][0] = 1;
        for (size_t r = 0; r < yard.size(); r++) {
            string below = r + 1 < yard.size() ? yard[r + 1] : string(yard[0].size(), '*');
            map<int, vector<long long>> next;
            for (auto& [covered, counts] : ways) {
                fillings.clear();
                fill(yard[r], below, covered, 0, 0, 0, stones);
                for (auto [_, down, used] : fillings) {
                    auto& sums = next[down];
                    sums.resize(stones + 1, 0);
                    for (int k = used; k <= stones; k++) sums[k] = (sums[k] + counts[k - used]) % mod;
                }
            }
            ways = next;
        }
        long long total = 0;
        for (long long count : ways[0]) total += count;
        return total % mod;
    }
};
