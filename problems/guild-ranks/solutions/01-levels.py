class Solution:
    def fullestRank(self, mentor):
        pupils = [[] for _ in mentor]
        level = []
        for i, m in enumerate(mentor):
            if m < 0:
                level.append(i)
            else:
                pupils[m].append(i)
        best = [0, 0]
        rank = 0
        while level:
            if len(level) > best[1]:
                best = [rank, len(level)]
            level = [p for m in level for p in pupils[m]]
            rank += 1
        return best
