class Solution:
    def fullestRank(self, mentor: List[int]) -> List[int]:
        @lru_cache(maxsize=None)
        def rank(i):
            if mentor[i] == -1:
                return 0
            return rank(mentor[i]) + 1

        c = Counter(rank(i) for i in range(len(mentor)))
        r, k = min(c.items(), key=lambda item: (-item[1], item[0]))
        return [r, k]
