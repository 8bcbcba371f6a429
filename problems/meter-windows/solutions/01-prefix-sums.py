class Solution:
    def countWindows(self, n: int, seed: int, a: int, c: int, m: int, w: int, d: int) -> int:
        prefix = [0]
        value = seed
        for _ in range(n):
            prefix.append(prefix[-1] + value)
            value = (a * value + c) % m
        count = 0
        for i in range(w, n + 1):
            if (prefix[i] - prefix[i - w]) % d == 0:
                count += 1
        return count
