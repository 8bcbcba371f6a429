class Solution:
    def mirrorPairs(self, tags: List[str]) -> int:
        backwards = [t[::-1] for t in tags]
        n = len(tags)
        ans = 0
        for i in range(n):
            b = backwards[i]
            for j in range(i + 1, n):
                if tags[j] == b:
                    ans += 1
        return ans
