class Solution {
public:
    int seedsInside(vector<vector<int>>& corners, int count, int start) {
        // Seen from inside, the corners go once round: the angles between neighbours add up to a full turn.
        int n = corners.size(), total = 0;
        unsigned s = start;
        for (int i = 0; i < count; i++) {
            int x = s >> 20, y = s >> 9 & 2047;
            double turned = 0;
            bool onFence = false;
            for (int k = 0; k < n && !onFence; k++) {
                auto &a = corners[k], &b = corners[(k + 1) % n];
                int px = a[0] - x, py = a[1] - y, qx = b[0] - x, qy = b[1] - y;
                int cross = px * qy - py * qx, dot = px * qx + py * qy;
                onFence = cross == 0 && dot <= 0;
                turned += atan2(cross, dot);
            }
            total += !onFence && turned > 3;
            s = (1103515245u * s + 12345u) & 0x7fffffffu;
        }
        return total;
    }
};
