class Solution:
    def census(self, lo: int, hi: int) -> List[int]:
        factors = [[] for _ in range(hi + 1)]
        for p in range(2, hi + 1):
            if not factors[p]:
                for m in range(p, hi + 1, p):
                    factors[m].append(p)
        sizes = [len(factors[n]) for n in range(lo, hi + 1)]
        return [sizes.count(j) for j in range(max(sizes) + 1)]
