class Solution {
public:
    vector<int> fullestRank(vector<int>& mentor) {
        vector<vector<int>> pupils(mentor.size());
        vector<int> level;
        for (int i = 0; i < (int)mentor.size(); i++) {
            if (mentor[i] < 0) level.push_back(i);
            else pupils[mentor[i]].push_back(i);
        }
        vector<int> best = {0, 0};
        for (int rank = 0; !level.empty(); rank++) {
            if ((int)level.size() > best[1]) best = {rank, (int)level.size()};
            vector<int> next;
            for (int m : level) next.insert(next.end(), pupils[m].begin(), pupils[m].end());
            level = next;
        }
        return best;
    }
};
