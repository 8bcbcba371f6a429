class Solution {
public:
    vector<int> chooseDays(vector<vector<int>>& machines) {
        vector<int> latestStart(200001, 0);
        for (auto& m : machines) latestStart[m[1]] = max(latestStart[m[1]], m[0]);
        vector<int> days;
        int current = 0;
        for (int day = 1; day <= 200000; day++) {
            if (latestStart[day] > current) days.push_back(current = day);
        }
        return days;
    }
};
