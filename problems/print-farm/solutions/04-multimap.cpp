class Solution {
public:
    int finishTime(vector<vector<int>>& printers, int sheets) {
        multimap<int, pair<int, int>> calendar;
        for (int i = 0; i < (int)printers.size(); i++) calendar.insert({printers[i][0], {i, 1}});
        for (int done = 1;; done++) {
            auto first = calendar.begin();
            int second = first->first;
            auto [i, printed] = first->second;
            if (done == sheets) return second;
            calendar.erase(first);
            int rest = printed % printers[i][1] == 0 ? printers[i][2] : 0;
            calendar.insert({second + rest + printers[i][0], {i, printed + 1}});
        }
    }
};
