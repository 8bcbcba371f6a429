class Solution {
public:
    string cheapestRoute(vector<string>& floor, int turn) {
        map<char, pair<int, int>> steps = {{'U', {-1, 0}}, {'D', {1, 0}}, {'L', {0, -1}}, {'R', {0, 1}}};
        int height = floor.size(), width = floor[0].size();
        set<tuple<int, int, char>> done;
        using Entry = tuple<int, int, int, string>;
        priority_queue<Entry, vector<Entry>, greater<Entry>> heap;
        heap.push({0, 0, 0, ""});
        while (!heap.empty()) {
            auto [cost, r, c, route] = heap.top();
            heap.pop();
            if (r == height - 1 && c == width - 1) return route;
            char last = route.empty() ? ' ' : route.back();
            if (!done.insert({r, c, last}).second) continue;
            for (auto& [move, step] : steps) {
                int y = r + step.first, x = c + step.second;
                if (y < 0 || y >= height || x < 0 || x >= width || floor[y][x] == '#') continue;
                if (done.count({y, x, move})) continue;
                heap.push({cost + floor[y][x] - '0' + (last != ' ' && last != move ? turn : 0), y, x, route + move});
            }
        }
        return "";
    }
};
