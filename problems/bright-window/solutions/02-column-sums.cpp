class Solution {
public:
    int brightest(int rows, int cols, int k, int a, int b, int m) {
        // Sums of the last k pixels of each column; the row that falls out is computed again.
        auto pixel = [&](long long r, long long c) { return (int)((r * r * a + c * c * b + r * c * 31 + 7) % m); };
        vector<int> column(cols, 0);
        int best = 0;
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < cols; c++) column[c] += pixel(r, c) - (r >= k ? pixel(r - k, c) : 0);
            if (r < k - 1) continue;
            int total = 0;
            for (int c = 0; c < cols; c++) {
                total += column[c] - (c >= k ? column[c - k] : 0);
                if (c >= k - 1) best = max(best, total);
            }
        }
        return best;
    }
};
