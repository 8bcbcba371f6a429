class Solution {
    using State = tuple<int, int, char>;

public:
    string cheapestRoute(vector<string>& floor, int turn) {
        map<State, vector<pair<State, int>>> graph;
        map<char, pair<int, int>> steps = {{'U', {-1, 0}}, {'D', {1, 0}}, {'L', {0, -1}}, {'R', {0, 1}}};
        int height = floor.size(), width = floor[0].size();
        for (int r = 0; r < height; r++) for (int c = 0; c < width; c++) for (char last : string("UDLR")) {
            for (auto& [move, step] : steps) {
                int y = r + step.first, x = c + step.second;
                if (y < 0 || y >= height || x < 0 || x >= width || floor[y][x] == '#') continue;
                graph[{r, c, last}].push_back({{y, x, move}, floor[y][x] - '0' + (move == last ? 0 : turn)});
            }
        }
        map<State, int> best;
        map<State, State> came;
        set<pair<int, State>> open;
        for (char last : string("UDLR")) best[{0, 0, last}] = 0, open.insert({0, {0, 0, last}});
        while (!open.empty()) {
            auto [cost, state] = *open.begin();
            open.erase(open.begin());
            if (get<0>(state) == height - 1 && get<1>(state) == width - 1) {
                string route;
                for (; get<0>(state) + get<1>(state) > 0; state = came[state]) route = get<2>(state) + route;
                return route;
            }
            for (auto& [next, effort] : graph[state]) {
                auto known = best.find(next);
                if (known != best.end() && known->second <= cost + effort) continue;
                if (known != best.end()) open.erase({known->second, next});
                best[next] = cost + effort;
                came[next] = state;
                open.insert({cost + effort, next});
            }
        }
        return "";
    }
};
