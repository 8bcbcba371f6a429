class Solution:
    def leastStrain(self, legs: List[int], k: int) -> int:
        prefix = [0, *accumulate(legs)]
        n = len(legs)
        previous = [t * t for t in prefix]

        def fill(lo, hi, first, last):
            """best[lo..hi], where the last driver is known to start between first and last."""
            if lo > hi:
                return
            mid = (lo + hi) // 2
            least, where = inf, first
            for start in range(first, min(mid - 1, last) + 1):
                t = prefix[mid] - prefix[start]
                strain = previous[start] + t * t
                if strain < least:
                    least, where = strain, start
            best[mid] = least
            fill(lo, mid - 1, first, where)
            fill(mid + 1, hi, where, last)

        for drivers in range(2, k + 1):
            best = [inf] * (n + 1)
            fill(drivers, n, drivers - 1, n - 1)
            previous = best
        return previous[n]
