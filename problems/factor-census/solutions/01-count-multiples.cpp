class Solution {
public:
    vector<int> census(int lo, int hi) {
        vector<int> distinct(hi + 1, 0);
        for (int p = 2; p <= hi; p++) {
            if (distinct[p]) continue;
            for (int multiple = p; multiple <= hi; multiple += p) distinct[multiple]++;
        }
        vector<int> result;
        for (int n = lo; n <= hi; n++) {
            if ((int)result.size() <= distinct[n]) result.resize(distinct[n] + 1);
            result[distinct[n]]++;
        }
        return result;
    }
};
