class Solution:
    def fullestRank(self, mentor: List[int]) -> List[int]:
        waiting = set(range(len(mentor)))
        done = {-1}
        rank = 0
        bestRank, bestSize = 0, 0
        while waiting:
            now = [i for i in waiting if mentor[i] in done]
            if len(now) > bestSize:
                bestRank, bestSize = rank, len(now)
            waiting.difference_update(now)
            done = set(now)
            rank += 1
        return [bestRank, bestSize]
