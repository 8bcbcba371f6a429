class Solution:
    def totalView(self, n: int, seed: int, top: int, slope: int) -> int:
        heights = []
        state = seed
        for i in range(n):
            state = (state * 69069 + 1) % 4294967296
            heights.append(state // 65536 % top - slope * i)
        # Maximum of every stretch of 2^level masts, then doubling steps to the east.
        levels = [heights]
        width = 1
        while 2 * width <= n:
            below = levels[-1]
            levels.append(list(map(max, below, below[width:])))
            width *= 2
        answer = 0
        for i in range(n):
            own = heights[i]
            j = i + 1
            level = 0
            while j < n and level < len(levels) and j < len(levels[level]) and levels[level][j] < own:
                j += 1 << level
                level += 1
            for down in range(min(level, len(levels) - 1), -1, -1):
                if j < len(levels[down]) and levels[down][j] < own:
                    j += 1 << down
            answer += min(j, n - 1) - i
        return answer
