from bisect import bisect_right


class Solution:
    def census(self, lo: int, hi: int) -> List[int]:
        sieve = bytearray([1]) * (hi + 1)
        primes = []
        for p in range(2, hi + 1):
            if sieve[p]:
                primes.append(p)
                sieve[p * p::p] = bytes(len(range(p * p, hi + 1, p)))

        totals = [0] * 8

        def extend(product, start, used, limit, sign):
            """All numbers product * q^e * ... with primes from position `start` on."""
            totals[used] += sign
            for index in range(start, len(primes)):
                p = primes[index]
                if product * p * p > limit:
                    # one more prime fits at most, and only once
                    totals[used + 1] += sign * max(0, bisect_right(primes, limit // product) - index)
                    break
                value = product * p
                while value <= limit:
                    extend(value, index + 1, used + 1, limit, sign)
                    value *= p

        extend(1, 0, 0, hi, 1)
        if lo > 1:
            extend(1, 0, 0, lo - 1, -1)
        while totals[-1] == 0:
            totals.pop()
        return totals
