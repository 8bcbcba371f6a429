class Solution:
    def countWindows(self, n: int, seed: int, a: int, c: int, m: int, w: int, d: int) -> int:
        readings = {}
        readings[0] = seed
        for i in range(1, n):
            readings[i] = (a * readings[i - 1] + c) % m
        totals = {}
        totals[0] = sum(readings[i] for i in range(w))
        for i in range(1, n - w + 1):
            totals[i] = totals[i - 1] - readings[i - 1] + readings[i + w - 1]
        divisible = {}
        for start, total in totals.items():
            divisible[start] = (total % d == 0)
        return len([start for start in divisible if divisible[start]])
