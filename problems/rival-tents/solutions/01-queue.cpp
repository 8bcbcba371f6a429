class Solution {
public:
    string placeTents(int n, vector<vector<int>>& rivals) {
        vector<vector<int>> near(n);
        for (auto& pair : rivals) {
            near[pair[0]].push_back(pair[1]);
            near[pair[1]].push_back(pair[0]);
        }
        string side(n, ' ');
        for (int first = 0; first < n; first++) {
            if (side[first] != ' ') continue;
            side[first] = 'S';
            queue<int> waiting;
            waiting.push(first);
            while (!waiting.empty()) {
                int tent = waiting.front();
                waiting.pop();
                char other = side[tent] == 'S' ? 'H' : 'S';
                for (int rival : near[tent]) {
                    if (side[rival] == ' ') {
                        side[rival] = other;
                        waiting.push(rival);
                    } else if (side[rival] != other) {
                        return "";
                    }
                }
            }
        }
        return side;
    }
};
