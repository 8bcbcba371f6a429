class Solution {
public:
    vector<int> census(int lo, int hi) {
        // Only the odd half is sieved step by step; the factor two is added at the end.
        vector<unsigned char> distinct(hi + 1, 0);
        for (int p = 3; p <= hi; p += 2)
            if (!distinct[p]) for (int m = p; m <= hi; m += p) distinct[m]++;
        vector<int> counts(8, 0);
        for (int n = lo; n <= hi; n++) counts[distinct[n] + (n % 2 == 0)]++;
        while (!counts.back()) counts.pop_back();
        return counts;
    }
};
