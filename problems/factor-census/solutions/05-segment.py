from math import isqrt


class Solution:
    def census(self, lo: int, hi: int) -> List[int]:
        """Sieves only lo..hi, in pieces, with the primes up to the root of hi."""
        root = isqrt(hi)
        is_prime = bytearray([1]) * (root + 1)
        small = []
        for p in range(2, root + 1):
            if is_prime[p]:
                small.append(p)
                is_prime[p * p::p] = bytes(len(range(p * p, root + 1, p)))
        counts = [0] * 8
        piece = 4096
        for start in range(lo, hi + 1, piece):
            end = min(start + piece, hi + 1)
            rest = list(range(start, end))
            found = [0] * (end - start)
            for p in small:
                for i in range(-start % p, end - start, p):
                    found[i] += 1
                    r = rest[i] // p
                    while r % p == 0:
                        r //= p
                    rest[i] = r
            for r, f in zip(rest, found):
                counts[f + (r > 1)] += 1
        while counts[-1] == 0:
            counts.pop()
        return counts
