class Solution:
    def totalView(self, n: int, seed: int, top: int, slope: int) -> int:
        heights = []
        state = seed
        for i in range(n):
            state = (state * 69069 + 1) % 4294967296
            heights.append(state // 65536 % top - slope * i)
        size = 64
        maxima = [max(heights[s:s + size]) for s in range(0, n, size)]
        result = 0
        for i in range(n):
            own = heights[i]
            j = i + 1
            while j < n:
                if j % size == 0 and maxima[j // size] < own:
                    j += size
                elif heights[j] < own:
                    j += 1
                else:
                    break
            result += min(j, n - 1) - i
        return result
