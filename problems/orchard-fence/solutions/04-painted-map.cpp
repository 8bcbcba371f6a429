class Solution {
public:
    int seedsInside(vector<vector<int>>& corners, int count, int start) {
        // Paints the whole square row by row, then looks every seed up.
        vector<vector<char>> inside(2048, vector<char>(2048, 0));
        int n = corners.size(), bottom = 2048, top = -1;
        for (auto& c : corners) bottom = min(bottom, c[1]), top = max(top, c[1]);
        for (int y = bottom + 1; y < top; y++) {
            int left = -1, right = 2048;
            for (int i = 0; i < n; i++) {
                int ax = corners[i][0], ay = corners[i][1], bx = corners[(i + 1) % n][0], by = corners[(i + 1) % n][1];
                if (ay == by || y < min(ay, by) || y > max(ay, by)) continue;
                int run = (y - ay) * (bx - ax), rise = by - ay;
                if (rise < 0) run = -run, rise = -rise;
                int below = run >= 0 ? run / rise : -((-run + rise - 1) / rise), above = -run >= 0 ? -(-run / rise) : (run + rise - 1) / rise;
                if (by > ay) right = min(right, ax + above);
                else left = max(left, ax + below);
            }
            for (int x = left + 1; x < right; x++) inside[y][x] = 1;
        }
        int total = 0;
        for (unsigned s = start; count > 0; count--, s = (1103515245u * s + 12345u) & 0x7fffffffu) total += inside[s >> 9 & 2047][s >> 20];
        return total;
    }
};
