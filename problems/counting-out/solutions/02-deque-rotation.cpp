class Solution {
public:
    vector<int> lastPlayers(int n, int beats, int k) {
        deque<int> players;
        for (int i = 1; i <= n; i++) players.push_back(i);
        while ((int)players.size() > k) {
            int steps = (beats++ - 1) % players.size();
            while (steps-- > 0) {
                players.push_back(players.front());
                players.pop_front();
            }
            players.pop_front();
        }
        vector<int> left(players.begin(), players.end());
        sort(left.begin(), left.end());
        return left;
    }
};
