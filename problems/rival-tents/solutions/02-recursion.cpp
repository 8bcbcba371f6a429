class Solution {
    map<int, set<int>> rivalsOf;
    map<int, int> color;

    bool paint(int tent, int c) {
        if (color.count(tent)) return color[tent] == c;
        color[tent] = c;
        for (int rival : rivalsOf[tent])
            if (!paint(rival, 1 - c)) return false;
        return true;
    }

public:
    string placeTents(int n, vector<vector<int>>& rivals) {
        for (auto& r : rivals) {
            rivalsOf[r[0]].insert(r[1]);
            rivalsOf[r[1]].insert(r[0]);
        }
        string result;
        for (int tent = 0; tent < n; tent++) {
            if (!color.count(tent) && !paint(tent, 0)) return "";
            result += "SH"[color[tent]];
        }
        return result;
    }
};
