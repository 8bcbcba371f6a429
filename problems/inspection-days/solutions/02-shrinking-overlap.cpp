class Solution {
public:
    vector<int> chooseDays(vector<vector<int>> machines) {
        sort(machines.begin(), machines.end());
        vector<int> result;
        int end = machines[0][1];
        for (auto machine : machines) {
            if (machine[0] > end) {
                result.push_back(end);
                end = machine[1];
            } else {
                end = min(end, machine[1]);
            }
        }
        result.push_back(end);
        return result;
    }
};
