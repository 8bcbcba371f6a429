class Solution {
    unordered_map<int, bool> known;

    bool canWin(int portions, vector<int>& ladles) {
        auto found = known.find(portions);
        if (found != known.end()) return found->second;
        bool wins = false;
        for (int size : ladles)
            if (size <= portions && !canWin(portions - size, ladles)) wins = true;
        return known[portions] = wins;
    }

public:
    int losingPots(vector<int>& ladles, int limit) {
        int lost = 0;
        for (int portions = 1; portions <= limit; portions++)
            if (!canWin(portions, ladles)) lost++;
        return lost;
    }
};
