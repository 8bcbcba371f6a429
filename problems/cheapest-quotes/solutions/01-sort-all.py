class Solution:
    def totalOfCheapest(self, n: int, seed: int, p: int, k: int) -> int:
        prices = []
        state = seed
        for _ in range(n):
            state = (state * 1103515245 + 12345) % 2147483648
            prices.append((state // 1024) % p)
        prices.sort()
        return sum(prices[:k])
