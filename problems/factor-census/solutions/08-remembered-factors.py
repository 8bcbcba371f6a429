import sys
from functools import lru_cache


class Solution:
    def census(self, lo: int, hi: int) -> List[int]:
        root = int(hi ** 0.5) + 1
        primes = [p for p in range(2, root + 1) if all(p % q for q in range(2, int(p ** 0.5) + 1))]

        @lru_cache(maxsize=None)
        def omega(n):
            if n == 1:
                return 0
            for p in primes:
                if p * p > n:
                    break
                if n % p == 0:
                    m = n // p
                    return omega(m) + (m % p != 0)
            return 1

        result = {}
        for n in range(lo, hi + 1):
            k = omega(n)
            result[k] = result.get(k, 0) + 1
        return [result.get(k, 0) for k in range(max(result) + 1)]
