class Solution:
    def totalOfCheapest(self, n: int, seed: int, p: int, k: int) -> int:
        l = []
        s = seed
        for i in range(n):
            s = (s * 1103515245 + 12345) % 2147483648
            l.append(s // 1024 % p)
        ans = 0
        for i in range(k):
            cheapest = min(l)
            ans += cheapest
            l.remove(cheapest)
        return ans
