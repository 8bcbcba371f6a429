class Solution:
    def countPavings(self, yard: List[str], stones: int) -> int:
        h, w, mod = len(yard), len(yard[0]), 10**9 + 7
        cells = [(r, c) for r in range(h) for c in range(w)]
        # dp[i][k][mask] for every field i, kept from the first to the last
        dp = [[[0] * (1 << (w + 1)) for _ in range(stones + 2)] for _ in range(len(cells) + 1)]
        dp[0][0][0] = 1
        for i, (r, c) in enumerate(cells):
            for k in range(stones + 1):
                for mask in range(1 << w):
                    n = dp[i][k][mask] % mod
                    if n == 0:
                        continue
                    if mask & 1 or yard[r][c] == "*":
                        dp[i + 1][k][mask >> 1] += n
                        continue
                    dp[i + 1][k + 1][mask >> 1] += n
                    if c < w - 1 and mask & 2 == 0 and yard[r][c + 1] == ".":
                        dp[i + 1][k][(mask | 2) >> 1] += n
                    if r < h - 1 and yard[r + 1][c] == ".":
                        dp[i + 1][k][(mask | 1 << w) >> 1] += n
        return sum(dp[-1][k][0] for k in range(stones + 1)) % mod
