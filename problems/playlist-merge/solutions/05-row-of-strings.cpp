class Solution {
public:
    string merge(string first, string second) {
        vector<string> best;
        for (size_t j = 0; j <= second.size(); j++) best.push_back(second.substr(0, j));
        for (size_t i = 0; i < first.size(); i++) {
            vector<string> next = {first.substr(0, i + 1)};
            for (size_t j = 0; j < second.size(); j++) {
                if (first[i] == second[j]) next.push_back(best[j] + first[i]);
                else if (best[j + 1].size() < next[j].size()) next.push_back(best[j + 1] + first[i]);
                else next.push_back(next[j] + second[j]);
            }
            best = next;
        }
        return best.back();
    }
};
