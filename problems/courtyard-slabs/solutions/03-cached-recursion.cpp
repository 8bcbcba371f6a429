class Solution {
    static const int mod = 1000000007;
    map<array<int, 3>, int> known;
    vector<string> yard;
    int height, width;

    int ways(int field, int covered, int stones) {
        // covered: bit i is the field `field + i`, in the order of reading
        if (field == height * width) return covered == 0;
        int r = field / width, c = field % width;
        if ((covered & 1) || yard[r][c] == '*') return ways(field + 1, covered >> 1, stones);
        auto found = known.find({field, covered, stones});
        if (found != known.end()) return found->second;
        long long total = 0;
        if (c + 1 < width && yard[r][c + 1] == '.' && !(covered & 2)) total += ways(field + 1, (covered | 2) >> 1, stones);
        if (r + 1 < height && yard[r + 1][c] == '.') total += ways(field + 1, (covered | 1 << width) >> 1, stones);
        if (stones > 0) total += ways(field + 1, covered >> 1, stones - 1);
        return known[{field, covered, stones}] = total % mod;
    }

public:
    int countPavings(vector<string>& yard, int stones) {
        this->yard = yard;
        height = yard.size();
        width = yard[0].size();
        return ways(0, 0, stones);
    }
};
