class Solution:
    def leastStrain(self, legs: List[int], k: int) -> int:
        n = len(legs)
        driven = [0] * (n + 1)
        for i in range(n):
            driven[i + 1] = driven[i] + legs[i]
        dp = [float("inf")] * (n + 1)
        dp[0] = 0
        for _ in range(k):
            nxt = [float("inf")] * (n + 1)
            for end in range(1, n + 1):
                for start in range(end):
                    c = dp[start] + (driven[end] - driven[start]) ** 2
                    if c < nxt[end]:
                        nxt[end] = c
            dp = nxt
        return dp[n]
