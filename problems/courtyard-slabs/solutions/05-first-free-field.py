class Solution:
    def countPavings(self, yard: List[str], stones: int) -> int:
        W = len(yard[0]) + 1
        free = 0
        for r, row in enumerate(yard):
            for c, f in enumerate(row):
                if f == ".":
                    free |= 1 << (r * W + c)
        memo = {}

        # the free fields of the whole yard are one number; always cover the lowest of them
        def ways(free, left):
            if free == 0:
                return 1
            key = (free, left)
            if key in memo:
                return memo[key]
            low = free & -free
            rest = free ^ low
            result = 0
            if rest & low << 1:
                result += ways(rest ^ low << 1, left)
            if rest & low << W:
                result += ways(rest ^ low << W, left)
            if left > 0:
                result += ways(rest, left - 1)
            memo[key] = result
            return result

        return ways(free, stones) % 1000000007
