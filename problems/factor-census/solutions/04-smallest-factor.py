class Solution:
    def census(self, lo: int, hi: int) -> List[int]:
        # linear sieve: spf[n] is the smallest prime factor of n
        spf = [0] * (hi + 1)
        primes = []
        omega = [0] * (hi + 1)
        for n in range(2, hi + 1):
            if spf[n] == 0:
                spf[n] = n
                primes.append(n)
                omega[n] = 1
            s = spf[n]
            w = omega[n]
            for p in primes:
                m = n * p
                if p > s or m > hi:
                    break
                spf[m] = p
                omega[m] = w if p == s else w + 1
        counter = Counter(omega[lo:])
        return [counter[j] for j in range(max(counter) + 1)]
