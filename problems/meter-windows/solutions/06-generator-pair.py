class Solution:
    def readings(self, seed, a, c, m):
        while True:
            yield seed
            seed = (a * seed + c) % m

    def countWindows(self, n: int, seed: int, a: int, c: int, m: int, w: int, d: int) -> int:
        lead = self.readings(seed, a, c, m)
        trail = self.readings(seed, a, c, m)
        total = sum(next(lead) for _ in range(w))
        answer = int(total % d == 0)
        for _ in range(w, n):
            total = (total + next(lead) - next(trail)) % d
            if total == 0:
                answer += 1
        return answer
