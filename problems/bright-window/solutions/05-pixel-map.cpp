class Solution {
public:
    int brightest(int rows, int cols, int k, int a, int b, int m) {
        map<pair<int, int>, long long> sums;
        for (long long r = 0; r < rows; r++)
            for (long long c = 0; c < cols; c++)
                sums[{r + 1, c + 1}] = (r * r * a + c * c * b + r * c * 31 + 7) % m + sums[{r, c + 1}] + sums[{r + 1, c}] - sums[{r, c}];
        long long best = 0;
        for (int r = k; r <= rows; r++)
            for (int c = k; c <= cols; c++)
                best = max(best, sums[{r, c}] - sums[{r - k, c}] - sums[{r, c - k}] + sums[{r - k, c - k}]);
        return best;
    }
};
