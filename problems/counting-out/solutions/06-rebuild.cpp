class Solution {
public:
    vector<int> lastPlayers(int n, int beats, int k) {
        vector<int> circle(n);
        for (int i = 0; i < n; i++) circle[i] = i + 1;
        while ((int)circle.size() > k) {
            int i = (beats - 1) % circle.size();
            vector<int> next(circle.begin() + i + 1, circle.end());
            next.insert(next.end(), circle.begin(), circle.begin() + i);
            circle = next;
            beats++;
        }
        sort(circle.begin(), circle.end());
        return circle;
    }
};
