class Solution {
public:
    string cheapestRoute(vector<string>& floor, int turn) {
        // Bellman and Ford: passes over the whole hall until nothing gets cheaper.
        int height = floor.size(), width = floor[0].size(), dr[] = {-1, 1, 0, 0}, dc[] = {0, 0, -1, 1};
        const int far = 1 << 28;
        vector<vector<array<int, 4>>> best(height, vector<array<int, 4>>(width, {far, far, far, far}));
        vector<vector<array<int, 4>>> came = best;
        best[0][0] = {0, 0, 0, 0};
        for (bool changed = true; changed;) {
            changed = false;
            for (int r = 0; r < height; r++) for (int c = 0; c < width; c++) for (int d = 0; d < 4; d++) {
                int y = r - dr[d], x = c - dc[d];
                if (floor[r][c] == '#' || r + c == 0 || y < 0 || y >= height || x < 0 || x >= width) continue;
                for (int e = 0; e < 4; e++) {
                    int total = best[y][x][e] + floor[r][c] - '0' + (d != e ? turn : 0);
                    if (total < best[r][c][d]) best[r][c][d] = total, came[r][c][d] = e, changed = true;
                }
            }
        }
        int r = height - 1, c = width - 1, d = min_element(best[r][c].begin(), best[r][c].end()) - best[r][c].begin();
        if (best[r][c][d] >= far) return "";
        string route;
        while (r + c > 0) {
            route += "UDLR"[d];
            int before = came[r][c][d];
            r -= dr[d], c -= dc[d], d = before;
        }
        return string(route.rbegin(), route.rend());
    }
};
