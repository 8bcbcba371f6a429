from collections import deque


class Solution:
    def countWindows(self, n: int, seed: int, a: int, c: int, m: int, w: int, d: int) -> int:
        window = deque()
        total = 0
        result = 0
        current = seed
        for hour in range(n):
            window.append(current)
            total += current
            if len(window) > w:
                total -= window.popleft()
            if len(window) == w and total % d == 0:
                result += 1
            current = (a * current + c) % m
        return result
