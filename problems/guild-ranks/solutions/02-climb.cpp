class Solution {
public:
    vector<int> fullestRank(vector<int>& mentor) {
        map<int, int> count;
        for (int i = 0; i < (int)mentor.size(); i++) {
            int rank = 0;
            for (int j = i; mentor[j] != -1; j = mentor[j]) rank++;
            count[rank]++;
        }
        vector<int> best = {0, 0};
        for (auto [rank, members] : count)
            if (members > best[1]) best = {rank, members};
        return best;
    }
};
