class Solution {
    int different(int n) {
        int count = 0;
        for (int d = 2; d * d <= n; d++) {
            if (n % d) continue;
            count++;
            while (n % d == 0) n /= d;
        }
        return count + (n > 1);
    }

public:
    vector<int> census(int lo, int hi) {
        vector<int> table(8, 0);
        for (int n = lo; n <= hi; n++) table[different(n)]++;
        while (table.back() == 0) table.pop_back();
        return table;
    }
};
