import sys
from functools import lru_cache

sys.setrecursionlimit(10000)


class Solution:
    def merge(self, first: str, second: str) -> str:
        @lru_cache(None)
        def shortest(i, j):
            if i == len(first):
                return len(second) - j
            if j == len(second):
                return len(first) - i
            if first[i] == second[j]:
                return 1 + shortest(i + 1, j + 1)
            return 1 + min(shortest(i + 1, j), shortest(i, j + 1))

        # Fill from the back, so that no call nests deeply.
        for i in range(len(first), -1, -1):
            for j in range(len(second), -1, -1):
                shortest(i, j)

        result = ""
        i, j = 0, 0
        while i < len(first) and j < len(second):
            if first[i] == second[j]:
                result += first[i]
                i, j = i + 1, j + 1
            elif shortest(i + 1, j) < shortest(i, j + 1):
                result += first[i]
                i += 1
            else:
                result += second[j]
                j += 1
        return result + first[i:] + second[j:]
