class Solution {
public:
    int losingPots(vector<int>& ladles, int limit) {
        vector<int> grundy(limit + 1, 0);
        for (int pot = 1; pot <= limit; pot++) {
            set<int> options;
            for (int size : ladles)
                if (size <= pot) options.insert(grundy[pot - size]);
            int g = 0;
            while (options.count(g)) g++;
            grundy[pot] = g;
        }
        return count(grundy.begin() + 1, grundy.end(), 0);
    }
};
