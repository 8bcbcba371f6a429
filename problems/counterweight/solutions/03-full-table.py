class Solution:
    def chooseStones(self, stones: List[int], target: int) -> List[int]:
        n = len(stones)
        dp = [[False] * (target + 1) for _ in range(n + 1)]
        dp[0][0] = True
        for i in range(1, n + 1):
            weight = stones[i - 1]
            for s in range(target + 1):
                if dp[i - 1][s]:
                    dp[i][s] = True
                elif s >= weight and dp[i - 1][s - weight]:
                    dp[i][s] = True
        if not dp[n][target]:
            return []
        result = []
        s = target
        for i in range(n, 0, -1):
            if not dp[i - 1][s]:
                result.append(i - 1)
                s -= stones[i - 1]
        return result
