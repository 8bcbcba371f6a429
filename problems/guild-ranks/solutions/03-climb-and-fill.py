from typing import List


class Solution:
    def fullestRank(self, mentor: List[int]) -> List[int]:
        n = len(mentor)
        rank = [-1] * n
        counts = [0] * (n + 1)
        for i in range(n):
            path = []
            j = i
            while j != -1 and rank[j] < 0:
                path.append(j)
                j = mentor[j]
            r = -1 if j == -1 else rank[j]
            for j in reversed(path):
                r += 1
                rank[j] = r
                counts[r] += 1
        most = max(counts)
        return [counts.index(most), most]
