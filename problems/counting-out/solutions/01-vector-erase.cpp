class Solution {
public:
    vector<int> lastPlayers(int n, int beats, int k) {
        vector<int> circle(n);
        iota(circle.begin(), circle.end(), 1);
        int at = 0;
        while ((int)circle.size() > k) {
            at = (at + beats - 1) % circle.size();
            circle.erase(circle.begin() + at);
            beats++;
        }
        return circle;
    }
};
