class Solution {
public:
    vector<int> lastPlayers(int n, int beats, int k) {
        list<int> circle;
        for (int i = 1; i <= n; i++) circle.push_back(i);
        auto current = circle.begin();
        while ((int)circle.size() > k) {
            for (int steps = (beats - 1) % circle.size(); steps > 0; steps--)
                if (++current == circle.end()) current = circle.begin();
            current = circle.erase(current);
            if (current == circle.end()) current = circle.begin();
            beats++;
        }
        return vector<int>(circle.begin(), circle.end());
    }
};
