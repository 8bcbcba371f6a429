class Solution {
public:
    vector<int> chooseDays(vector<vector<int>>& machines) {
        sort(machines.begin(), machines.end(), [](auto& a, auto& b) { return a[1] < b[1]; });
        vector<int> days;
        int latest = 0;
        for (auto& machine : machines) {
            if (machine[0] > latest) {
                latest = machine[1];
                days.push_back(latest);
            }
        }
        return days;
    }
};
