from bisect import bisect_left, insort
from collections import deque


class Solution:
    def totalSwing(self, n: int, window: int, seed: int) -> int:
        recent = deque()
        ordered = []
        x, total = seed, 0
        for i in range(n):
            h = x >> 16
            x = (1103515245 * x + 12345) & 0x7FFFFFFF
            recent.append(h)
            insort(ordered, h)
            if len(recent) > window:
                old = recent.popleft()
                del ordered[bisect_left(ordered, old)]
            if len(recent) == window:
                total += ordered[-1] - ordered[0]
        return total
