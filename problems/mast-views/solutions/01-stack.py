class Solution:
    def totalView(self, n: int, seed: int, top: int, slope: int) -> int:
        heights = []
        state = seed
        for i in range(n):
            state = (state * 69069 + 1) % 4294967296
            heights.append(state // 65536 % top - slope * i)
        covered = [0] * n
        stack = []
        for i in range(n):
            while stack and heights[stack[-1]] <= heights[i]:
                j = stack.pop()
                covered[j] = i - j
            stack.append(i)
        for j in stack:
            covered[j] = n - 1 - j
        return sum(covered)
