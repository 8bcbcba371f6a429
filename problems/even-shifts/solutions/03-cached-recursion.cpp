class Solution {
    map<pair<int, int>, long long> known;
    vector<int> legs;

    long long least(int start, int drivers) {
        int n = legs.size();
        if (n - start < drivers) return LLONG_MAX / 4;
        auto found = known.find({start, drivers});
        if (found != known.end()) return found->second;
        long long minutes = 0, best = LLONG_MAX / 4;
        for (int end = start; end < n; end++) {
            minutes += legs[end];
            if (drivers == 1) {
                if (end == n - 1) best = minutes * minutes;
            } else {
                best = min(best, minutes * minutes + least(end + 1, drivers - 1));
            }
        }
        return known[{start, drivers}] = best;
    }

public:
    long long leastStrain(vector<int>& legs, int k) {
        this->legs = legs;
        return least(0, k);
    }
};
