class Solution:
    def totalOfCheapest(self, n: int, seed: int, p: int, k: int) -> int:
        how_many = [0] * p
        x = seed
        for i in range(n):
            x = (x * 1103515245 + 12345) & 2147483647
            how_many[(x >> 10) % p] += 1
        total = 0
        for price in range(p):
            take = min(k, how_many[price])
            total += take * price
            k -= take
            if k == 0:
                break
        return total
