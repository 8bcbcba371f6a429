class Solution {
public:
    string cheapestRoute(vector<string>& floor, int turn) {
        int height = floor.size(), width = floor[0].size(), dr[] = {-1, 1, 0, 0}, dc[] = {0, 0, -1, 1};
        vector<int> best(height * width * 4, INT_MAX), came(height * width * 4, -1);
        queue<int> waiting;
        for (int d = 0; d < 4; d++) best[d] = 0, waiting.push(d);
        while (!waiting.empty()) {
            int state = waiting.front(), d = state % 4;
            waiting.pop();
            for (int e = 0; e < 4; e++) {
                int y = state / 4 / width + dr[e], x = state / 4 % width + dc[e];
                if (y < 0 || y >= height || x < 0 || x >= width || floor[y][x] == '#' || y + x == 0) continue;
                int total = best[state] + floor[y][x] - '0' + (e != d ? turn : 0), next = (y * width + x) * 4 + e;
                if (total >= best[next]) continue;
                best[next] = total;
                came[next] = state;
                waiting.push(next);
            }
        }
        int goal = (height * width - 1) * 4, end = min_element(best.begin() + goal, best.begin() + goal + 4) - best.begin();
        string route;
        if (best[end] == INT_MAX) return route;
        for (int at = end; at / 4 != 0; at = came[at]) route += "UDLR"[at % 4];
        reverse(route.begin(), route.end());
        return route;
    }
};
