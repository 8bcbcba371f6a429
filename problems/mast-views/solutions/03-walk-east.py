class Solution:
    def totalView(self, n: int, seed: int, top: int, slope: int) -> int:
        h = []
        x = seed
        for i in range(n):
            x = (x * 69069 + 1) % 2**32
            h.append(x // 2**16 % top - slope * i)
        ans = 0
        for i in range(n):
            for j in range(i + 1, n):
                ans += 1
                if h[j] >= h[i]:
                    break
        return ans
