from functools import cache
from itertools import accumulate


class Solution:
    def leastStrain(self, legs: List[int], k: int) -> int:
        n = len(legs)
        upto = list(accumulate(legs, initial=0))

        @cache
        def best(start, drivers):
            if drivers == 1:
                return (upto[n] - upto[start]) ** 2
            return min(
                (upto[end] - upto[start]) ** 2 + best(end, drivers - 1)
                for end in range(start + 1, n - drivers + 2)
            )

        return best(0, k)
