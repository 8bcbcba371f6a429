class Solution {
public:
    vector<int> chooseDays(vector<vector<int>>& machines) {
        map<int, set<int>> startsByEnd;
        for (auto& m : machines) startsByEnd[m[1]].insert(m[0]);
        vector<int> days;
        for (auto& [end, starts] : startsByEnd)
            if (days.empty() || *starts.rbegin() > days.back()) days.push_back(end);
        return days;
    }
};
