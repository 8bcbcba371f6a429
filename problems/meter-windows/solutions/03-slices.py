class Solution:
    def countWindows(self, n: int, seed: int, a: int, c: int, m: int, w: int, d: int) -> int:
        readings = []
        x = seed
        for i in range(n):
            readings.append(x)
            x = (a * x + c) % m
        if w > 2000:
            # long windows: move the total along
            s = sum(readings[:w])
            ans = int(s % d == 0)
            for i in range(w, n):
                s = s + readings[i] - readings[i - w]
                ans += s % d == 0
            return ans
        ans = 0
        for start in range(n - w + 1):
            if sum(readings[start:start + w]) % d == 0:
                ans += 1
        return ans
