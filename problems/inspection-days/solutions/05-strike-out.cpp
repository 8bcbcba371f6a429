class Solution {
public:
    vector<int> chooseDays(vector<vector<int>>& machines) {
        vector<vector<int>> open = machines;
        vector<int> days;
        while (!open.empty()) {
            int day = INT_MAX;
            for (auto& m : open) day = min(day, m[1]);
            days.push_back(day);
            vector<vector<int>> rest;
            for (auto& m : open)
                if (m[0] > day) rest.push_back(m);
            open = rest;
        }
        return days;
    }
};
