class Solution {
public:
    int brightest(int rows, int cols, int k, int a, int b, int m) {
        deque<vector<int>> strip;
        vector<int> heights(cols, 0);
        int best = 0;
        for (long long r = 0; r < rows; r++) {
            vector<int> fresh(cols);
            for (long long c = 0; c < cols; c++) heights[c] += fresh[c] = (r * r * a + c * c * b + r * c * 31 + 7) % m;
            strip.push_back(fresh);
            if ((int)strip.size() > k) {
                for (int c = 0; c < cols; c++) heights[c] -= strip.front()[c];
                strip.pop_front();
            }
            if ((int)strip.size() < k) continue;
            int window = accumulate(heights.begin(), heights.begin() + k, 0);
            best = max(best, window);
            for (int c = k; c < cols; c++) {
                window += heights[c] - heights[c - k];
                best = max(best, window);
            }
        }
        return best;
    }
};
