class Solution {
public:
    int losingPots(vector<int>& ladles, int limit) {
        set<int> losing = {0};
        for (int pot = 1; pot <= limit; pot++) {
            vector<int> reachable;
            for (int ladle : ladles)
                if (ladle <= pot) reachable.push_back(pot - ladle);
            bool wins = any_of(reachable.begin(), reachable.end(), [&](int rest) { return losing.count(rest) > 0; });
            if (!wins) losing.insert(pot);
        }
        return losing.size() - 1;
    }
};
