class Solution:
    def totalSwing(self, n, window, seed):
        heights = []
        x = seed
        for _ in range(n):
            heights.append(x // 65536)
            x = (1103515245 * x + 12345) % 2147483648
        answer = 0
        for i in range(n - window + 1):
            part = heights[i:i + window]
            answer += max(part) - min(part)
        return answer
