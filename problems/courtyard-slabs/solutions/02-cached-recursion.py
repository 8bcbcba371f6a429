class Solution:
    def countPavings(self, yard: List[str], stones: int) -> int:
        H, W = len(yard), len(yard[0])
        MOD = 10**9 + 7

        @lru_cache(maxsize=None)
        def pave(pos, taken, left):
            """Ways from field `pos` on; taken holds the covered ones among the next W fields as bits."""
            if pos == H * W:
                return 1
            r, c = divmod(pos, W)
            if taken & 1 or yard[r][c] == "*":
                return pave(pos + 1, taken >> 1, left)
            total = 0
            if left:
                total += pave(pos + 1, taken >> 1, left - 1)
            if c + 1 < W and not taken & 2 and yard[r][c + 1] == ".":
                total += pave(pos + 1, taken >> 1 | 1, left)
            if r + 1 < H and yard[r + 1][c] == ".":
                total += pave(pos + 1, taken >> 1 | 1 << (W - 1), left)
            return total % MOD

        return pave(0, 0, stones)
