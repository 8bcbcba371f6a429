from collections import deque


class Solution:
    def totalSwing(self, n: int, window: int, seed: int) -> int:
        x = seed
        highs = deque()  # (minute, height), heights falling
        lows = deque()  # (minute, height), heights rising
        total = 0
        for minute in range(n):
            h = x >> 16
            x = (1103515245 * x + 12345) & 0x7FFFFFFF
            while highs and highs[-1][1] <= h:
                highs.pop()
            highs.append((minute, h))
            while lows and lows[-1][1] >= h:
                lows.pop()
            lows.append((minute, h))
            start = minute - window + 1
            if highs[0][0] < start:
                highs.popleft()
            if lows[0][0] < start:
                lows.popleft()
            if start >= 0:
                total += highs[0][1] - lows[0][1]
        return total
