class Solution {
public:
    int seedsInside(vector<vector<int>>& corners, int count, int start) {
        // Cuts the orchard into triangles at corner 0 and finds the right one by halving.
        vector<pair<int, int>> rays;
        for (size_t i = 1; i < corners.size(); i++) rays.push_back({corners[i][0] - corners[0][0], corners[i][1] - corners[0][1]});
        auto turn = [](pair<int, int> a, pair<int, int> b) { return a.first * b.second - a.second * b.first; };
        int total = 0;
        unsigned s = start;
        for (int i = 0; i < count; i++, s = (1103515245u * s + 12345u) & 0x7fffffffu) {
            pair<int, int> p = {(int)(s >> 20) - corners[0][0], (int)(s >> 9 & 2047) - corners[0][1]};
            if (turn(rays.front(), p) <= 0 || turn(rays.back(), p) >= 0) continue;
            int lo = 0, hi = rays.size() - 1;
            while (hi - lo > 1) {
                int middle = (lo + hi) / 2;
                if (turn(rays[middle], p) >= 0) lo = middle;
                else hi = middle;
            }
            auto [ax, ay] = rays[lo];
            total += turn({rays[hi].first - ax, rays[hi].second - ay}, {p.first - ax, p.second - ay}) > 0;
        }
        return total;
    }
};
