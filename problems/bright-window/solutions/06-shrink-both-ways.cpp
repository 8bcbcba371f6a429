class Solution {
public:
    int brightest(int rows, int cols, int k, int a, int b, int m) {
        // First sums of k neighbours in each row, then sums of k of those in each column.
        vector<vector<int>> across(rows, vector<int>(cols - k + 1, 0));
        for (long long r = 0; r < rows; r++) {
            for (long long c = 0; c < cols; c++) {
                int pixel = (r * r * a + c * c * b + r * c * 31 + 7) % m;
                for (int start = max(0LL, c - k + 1); start <= min<long long>(c, cols - k); start++) across[r][start] += pixel;
            }
        }
        int best = 0;
        for (int c = 0; c + k <= cols; c++) {
            int total = 0;
            for (int r = 0; r < rows; r++) {
                total += across[r][c];
                if (r >= k) total -= across[r - k][c];
                if (r >= k - 1) best = max(best, total);
            }
        }
        return best;
    }
};
