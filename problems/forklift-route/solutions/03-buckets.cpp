class Solution {
public:
    string cheapestRoute(vector<string>& floor, int turn) {
        // Costs grow by at most 29 a move: a ring of 32 buckets serves as the queue.
        int height = floor.size(), width = floor[0].size(), wide = width + 2;
        vector<int> cell((height + 2) * wide, 0);
        for (int r = 0; r < height; r++)
            for (int c = 0; c < width; c++) cell[(r + 1) * wide + c + 1] = floor[r][c] == '#' ? 0 : floor[r][c] - '0';
        int start = wide + 1, goal = height * wide + width, steps[] = {-wide, wide, -1, 1};
        vector<int> best(cell.size() * 4, INT_MAX);
        vector<signed char> came(cell.size() * 4, -1);
        vector<vector<int>> ring(32);
        for (int d = 0; d < 4; d++) best[start * 4 + d] = 0, ring[0].push_back(start * 4 + d);
        int waiting = 4;
        for (int cost = 0; waiting > 0; cost++) {
            auto& bucket = ring[cost & 31];
            for (size_t i = 0; i < bucket.size(); i++) {
                int state = bucket[i], at = state / 4, d = state % 4;
                waiting--;
                if (best[state] != cost) continue;
                if (at == goal) {
                    string route;
                    while (at != start) {
                        int before = came[at * 4 + d];
                        route += "UDLR"[d];
                        at -= steps[d];
                        d = before;
                    }
                    return string(route.rbegin(), route.rend());
                }
                for (int e = 0; e < 4; e++) {
                    int next = at + steps[e];
                    if (!cell[next]) continue;
                    int total = cost + cell[next] + (e != d ? turn : 0);
                    if (total >= best[next * 4 + e]) continue;
                    best[next * 4 + e] = total;
                    came[next * 4 + e] = d;
                    ring[total & 31].push_back(next * 4 + e);
                    waiting++;
                }
            }
            bucket.clear();
        }
        return "";
    }
};
