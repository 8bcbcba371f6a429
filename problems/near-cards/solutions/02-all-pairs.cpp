class Solution {
public:
    int countNearPairs(int bits, int d, vector<int>& codes) {
        int count = 0;
        for (size_t i = 0; i < codes.size(); i++)
            for (size_t j = 0; j < i; j++)
                if (__builtin_popcount(codes[i] ^ codes[j]) == d) count++;
        return count;
    }
};
