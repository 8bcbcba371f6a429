class Solution {
public:
    int countNearPairs(int bits, int d, vector<int>& codes) {
        vector<int> flips;
        for (int i = 0; i < bits; i++) {
            if (d == 1) flips.push_back(1 << i);
            else for (int j = 0; j < i; j++) flips.push_back(1 << i | 1 << j);
        }
        vector<int> seen(1 << bits, 0);
        int pairs = 0;
        for (int code : codes) {
            for (int flip : flips) pairs += seen[code ^ flip];
            seen[code]++;
        }
        return pairs;
    }
};
