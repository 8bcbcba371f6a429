class Solution {
public:
    vector<int> chooseDays(vector<vector<int>>& machines) {
        int horizon = 0;
        for (auto& m : machines) horizon = max(horizon, m[1]);
        vector<vector<int>> calendar(horizon + 1);
        for (auto& m : machines) calendar[m[1]].push_back(m[0]);
        vector<int> visits;
        int previous = 0;
        for (int day = 1; day <= horizon; day++) {
            for (int first : calendar[day]) {
                if (first > previous) {
                    visits.push_back(day);
                    previous = day;
                    break;
                }
            }
        }
        return visits;
    }
};
