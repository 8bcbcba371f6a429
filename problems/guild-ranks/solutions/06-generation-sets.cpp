class Solution {
public:
    vector<int> fullestRank(vector<int>& mentor) {
        vector<int> waiting(mentor.size());
        iota(waiting.begin(), waiting.end(), 0);
        unordered_set<int> above = {-1};
        vector<int> best = {0, 0};
        for (int rank = 0; !waiting.empty(); rank++) {
            unordered_set<int> now;
            vector<int> rest;
            for (int i : waiting) {
                if (above.count(mentor[i])) now.insert(i);
                else rest.push_back(i);
            }
            if ((int)now.size() > best[1]) best = {rank, (int)now.size()};
            waiting = rest;
            above = now;
        }
        return best;
    }
};
