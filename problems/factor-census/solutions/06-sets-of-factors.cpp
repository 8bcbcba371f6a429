class Solution {
public:
    vector<int> census(int lo, int hi) {
        vector<set<int>> factors(hi + 1);
        for (int p = 2; p <= hi; p++) {
            if (!factors[p].empty()) continue;
            for (int m = p; m <= hi; m += p) factors[m].insert(p);
        }
        vector<int> counts(8, 0);
        for (int n = lo; n <= hi; n++) counts[factors[n].size()]++;
        while (!counts.back()) counts.pop_back();
        return counts;
    }
};
