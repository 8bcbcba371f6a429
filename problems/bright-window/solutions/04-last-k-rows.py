from collections import deque


class Solution:
    def brightest(self, rows: int, cols: int, k: int, a: int, b: int, m: int) -> int:
        strip = deque()
        heights = [0] * cols
        best = 0
        for r in range(rows):
            fresh = [(r * r * a + c * c * b + r * c * 31 + 7) % m for c in range(cols)]
            strip.append(fresh)
            for c in range(cols):
                heights[c] += fresh[c]
            if len(strip) > k:
                gone = strip.popleft()
                for c in range(cols):
                    heights[c] -= gone[c]
            if len(strip) == k:
                window = sum(heights[0:k])
                best = max(best, window)
                for c in range(cols - k):
                    window = window - heights[c] + heights[c + k]
                    best = max(best, window)
        return best
