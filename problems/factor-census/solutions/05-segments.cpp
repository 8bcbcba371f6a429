class Solution {
public:
    vector<int> census(int lo, int hi) {
        vector<int> small;
        for (int n = 2; n * n <= hi; n++) {
            bool prime = true;
            for (int p : small) prime &= n % p != 0;
            if (prime) small.push_back(n);
        }
        vector<int> counts(8, 0);
        for (int start = lo; start <= hi; start += 4096) {
            int end = min(start + 4096, hi + 1);
            int rest[4096], found[4096] = {};
            for (int i = 0; i < end - start; i++) rest[i] = start + i;
            for (int p : small) {
                for (int i = (p - start % p) % p; i < end - start; i += p) {
                    found[i]++;
                    while (rest[i] % p == 0) rest[i] /= p;
                }
            }
            for (int i = 0; i < end - start; i++) counts[found[i] + (rest[i] > 1)]++;
        }
        while (!counts.back()) counts.pop_back();
        return counts;
    }
};
