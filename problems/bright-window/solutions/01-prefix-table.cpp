class Solution {
public:
    int brightest(int rows, int cols, int k, int a, int b, int m) {
        vector<vector<long long>> P(rows + 1, vector<long long>(cols + 1, 0));
        for (long long r = 0; r < rows; r++) {
            for (long long c = 0; c < cols; c++) {
                long long pixel = (r * r * a + c * c * b + r * c * 31 + 7) % m;
                P[r + 1][c + 1] = P[r][c + 1] + P[r + 1][c] - P[r][c] + pixel;
            }
        }
        long long best = 0;
        for (int r = k; r <= rows; r++)
            for (int c = k; c <= cols; c++)
                best = max(best, P[r][c] - P[r - k][c] - P[r][c - k] + P[r - k][c - k]);
        return best;
    }
};
