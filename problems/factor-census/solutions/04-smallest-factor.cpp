class Solution {
public:
    vector<int> census(int lo, int hi) {
        // Linear sieve: every number is reached once, by its smallest prime.
        vector<int> smallest(hi + 1, 0), omega(hi + 1, 0), primes;
        for (int n = 2; n <= hi; n++) {
            if (!smallest[n]) {
                smallest[n] = n;
                omega[n] = 1;
                primes.push_back(n);
            }
            for (int p : primes) {
                if (p > smallest[n] || (long long)p * n > hi) break;
                smallest[p * n] = p;
                omega[p * n] = omega[n] + (p != smallest[n]);
            }
        }
        map<int, int> counter;
        for (int n = lo; n <= hi; n++) counter[omega[n]]++;
        vector<int> result(counter.rbegin()->first + 1, 0);
        for (auto [k, count] : counter) result[k] = count;
        return result;
    }
};
