class Solution {
public:
    vector<int> fullestRank(vector<int>& mentor) {
        // Keeps the line of teachers of everybody on the way up, then looks how long it is.
        unordered_map<int, vector<int>> lines;
        map<int, int> tally;
        for (int i = 0; i < (int)mentor.size(); i++) {
            vector<int> line;
            for (int j = i; j != -1; j = mentor[j]) line.push_back(j);
            tally[line.size() - 1]++;
            if (i % 8 == 0) lines[i] = line;
        }
        vector<int> best = {0, 0};
        for (auto& [rank, members] : tally)
            if (members > best[1]) best = {rank, members};
        return best;
    }
};
