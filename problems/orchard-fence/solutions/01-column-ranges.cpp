class Solution {
public:
    int seedsInside(vector<vector<int>>& corners, int count, int start) {
        // For every column the least and the greatest y that is strictly inside.
        vector<int> low(2048, 1), high(2048, 0);
        int first = 2048, last = -1, n = corners.size();
        for (auto& c : corners) first = min(first, c[0]), last = max(last, c[0]);
        for (int i = 0; i < n; i++) {
            int ax = corners[i][0], ay = corners[i][1], bx = corners[(i + 1) % n][0], by = corners[(i + 1) % n][1];
            if (ax < bx) {
                for (int x = max(ax, first + 1); x <= min(bx, last - 1); x++)
                    low[x] = (int)floor((double)(x - ax) * (by - ay) / (bx - ax) + 1e-9) + ay + 1;
            } else if (ax > bx) {
                for (int x = max(bx, first + 1); x <= min(ax, last - 1); x++)
                    high[x] = (int)ceil((double)(x - bx) * (ay - by) / (ax - bx) - 1e-9) + by - 1;
            }
        }
        int inside = 0;
        unsigned s = start;
        while (count-- > 0) {
            int x = s >> 20, y = s >> 9 & 2047;
            inside += low[x] <= y && y <= high[x];
            s = (1103515245u * s + 12345u) & 0x7fffffffu;
        }
        return inside;
    }
};
