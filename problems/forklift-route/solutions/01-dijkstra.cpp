class Solution {
public:
    string cheapestRoute(vector<string>& floor, int turn) {
        int height = floor.size(), width = floor[0].size(), dr[] = {-1, 1, 0, 0}, dc[] = {0, 0, -1, 1};
        vector<int> best(height * width * 4, INT_MAX), came(height * width * 4, -1);
        priority_queue<pair<int, int>, vector<pair<int, int>>, greater<>> heap;
        for (int d = 0; d < 4; d++) heap.push({best[d] = 0, d});
        while (!heap.empty()) {
            auto [cost, state] = heap.top();
            heap.pop();
            if (cost > best[state]) continue;
            int r = state / 4 / width, c = state / 4 % width, d = state % 4;
            if (r == height - 1 && c == width - 1) {
                string route;
                for (int at = state; at / 4 != 0; at = came[at]) route += "UDLR"[at % 4];
                return string(route.rbegin(), route.rend());
            }
            for (int e = 0; e < 4; e++) {
                int y = r + dr[e], x = c + dc[e];
                if (y < 0 || y >= height || x < 0 || x >= width || floor[y][x] == '#') continue;
                int total = cost + floor[y][x] - '0' + (e != d ? turn : 0), next = (y * width + x) * 4 + e;
                if (total < best[next]) {
                    came[next] = state;
                    heap.push({best[next] = total, next});
                }
            }
        }
        return "";
    }
};
