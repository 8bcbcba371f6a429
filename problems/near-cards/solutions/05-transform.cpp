class Solution {
public:
    int countNearPairs(int bits, int d, vector<int>& codes) {
        int size = 1 << bits;
        vector<long long> histogram(size, 0);
        for (int code : codes) histogram[code]++;
        transform(histogram);
        for (auto& value : histogram) value *= value;
        transform(histogram);
        long long ordered = 0;
        for (int x = 0; x < size; x++)
            if (__builtin_popcount(x) == d) ordered += histogram[x];
        return ordered / size / 2;
    }

private:
    void transform(vector<long long>& v) {
        for (size_t half = 1; half < v.size(); half *= 2)
            for (size_t start = 0; start < v.size(); start += 2 * half)
                for (size_t i = start; i < start + half; i++) {
                    long long x = v[i], y = v[i + half];
                    v[i] = x + y;
                    v[i + half] = x - y;
                }
    }
};
