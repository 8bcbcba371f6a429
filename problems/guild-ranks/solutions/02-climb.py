class Solution:
    def fullestRank(self, mentor: List[int]) -> List[int]:
        count = {}
        for i in range(len(mentor)):
            rank = 0
            j = i
            while mentor[j] != -1:
                j = mentor[j]
                rank += 1
            count[rank] = count.get(rank, 0) + 1
        ans = [0, 0]
        for rank in sorted(count):
            if count[rank] > ans[1]:
                ans = [rank, count[rank]]
        return ans
