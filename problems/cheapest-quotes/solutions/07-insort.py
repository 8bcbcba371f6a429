import bisect


class Solution:
    def totalOfCheapest(self, n: int, seed: int, p: int, k: int) -> int:
        best = []
        state = seed
        for _ in range(n):
            state = (state * 1103515245 + 12345) % 2147483648
            price = (state // 1024) % p
            if len(best) < k or price < best[-1]:
                bisect.insort(best, price)
                del best[k:]
        return sum(best)
