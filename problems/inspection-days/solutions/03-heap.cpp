class Solution {
public:
    vector<int> chooseDays(vector<vector<int>>& machines) {
        priority_queue<pair<int, int>, vector<pair<int, int>>, greater<>> heap;
        for (auto& m : machines) heap.push({m[1], m[0]});
        vector<int> days;
        while (!heap.empty()) {
            auto [end, start] = heap.top();
            heap.pop();
            if (days.empty() || days.back() < start) days.push_back(end);
        }
        return days;
    }
};
