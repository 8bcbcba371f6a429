class Solution {
public:
    string placeTents(int n, vector<vector<int>>& rivals) {
        vector<vector<char>> enemy(n, vector<char>(n, 0));
        for (auto& r : rivals) enemy[r[0]][r[1]] = enemy[r[1]][r[0]] = 1;
        string side(n, '?');
        for (int start = 0; start < n; start++) {
            if (side[start] != '?') continue;
            side[start] = 'S';
            vector<int> todo = {start};
            while (!todo.empty()) {
                int tent = todo.back();
                todo.pop_back();
                for (int other = 0; other < n; other++) {
                    if (!enemy[tent][other]) continue;
                    if (side[other] == side[tent]) return "";
                    if (side[other] == '?') {
                        side[other] = side[tent] == 'S' ? 'H' : 'S';
                        todo.push_back(other);
                    }
                }
            }
        }
        return side;
    }
};
