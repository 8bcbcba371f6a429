class Solution {
public:
    int seedsInside(vector<vector<int>>& corners, int count, int start) {
        int total = 0, n = corners.size();
        long long s = start;
        for (int i = 0; i < count; i++) {
            int x = s / 1048576, y = s / 512 % 2048;
            bool inside = true;
            for (int k = 0; k < n && inside; k++) {
                auto &a = corners[k], &b = corners[(k + 1) % n];
                inside = (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) > 0;
            }
            total += inside;
            s = (1103515245 * s + 12345) % 2147483648LL;
        }
        return total;
    }
};
