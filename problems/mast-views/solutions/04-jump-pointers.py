class Solution:
    def totalView(self, n: int, seed: int, top: int, slope: int) -> int:
        height = [0] * n
        for i in range(n):
            seed = (seed * 69069 + 1) % 4294967296
            height[i] = (seed // 65536) % top - slope * i
        # stop[i]: first mast east of i that is at least as tall, n if there is none
        stop = [n] * n
        total = 0
        for i in range(n - 2, -1, -1):
            j = i + 1
            while j < n and height[j] < height[i]:
                j = stop[j]
            stop[i] = j
            total += min(j, n - 1) - i
        return total
