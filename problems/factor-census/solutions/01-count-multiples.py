class Solution:
    def census(self, lo: int, hi: int) -> List[int]:
        distinct = [0] * (hi + 1)
        for p in range(2, hi + 1):
            if distinct[p] == 0:  # prime
                for multiple in range(p, hi + 1, p):
                    distinct[multiple] += 1
        result = [0] * (max(distinct[lo:]) + 1)
        for n in range(lo, hi + 1):
            result[distinct[n]] += 1
        return result
