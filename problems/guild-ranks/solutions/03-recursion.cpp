class Solution {
    vector<int> known;

    int rankOf(int i, vector<int>& mentor) {
        if (known[i] >= 0) return known[i];
        return known[i] = mentor[i] == -1 ? 0 : rankOf(mentor[i], mentor) + 1;
    }

public:
    vector<int> fullestRank(vector<int>& mentor) {
        known.assign(mentor.size(), -1);
        vector<int> counts(mentor.size(), 0);
        for (int i = 0; i < (int)mentor.size(); i++) counts[rankOf(i, mentor)]++;
        auto most = max_element(counts.begin(), counts.end());
        return {(int)(most - counts.begin()), *most};
    }
};
