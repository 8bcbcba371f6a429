class Solution {
public:
    int brightest(int rows, int cols, int k, int a, int b, int m) {
        vector<vector<int>> image(rows, vector<int>(cols));
        for (long long r = 0; r < rows; r++)
            for (long long c = 0; c < cols; c++) image[r][c] = (r * r * a + c * c * b + r * c * 31 + 7) % m;
        int best = 0;
        for (int top = 0; top + k <= rows; top++) {
            for (int left = 0; left + k <= cols; left++) {
                int total = 0;
                for (int r = top; r < top + k; r++)
                    for (int c = left; c < left + k; c++) total += image[r][c];
                best = max(best, total);
            }
        }
        return best;
    }
};
