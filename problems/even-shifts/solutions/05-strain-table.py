class Solution:
    def leastStrain(self, legs: List[int], k: int) -> int:
        n = len(legs)
        # strain[i][j]: one driver for legs i..j
        strain = [[0] * n for _ in range(n)]
        for i in range(n):
            minutes = 0
            for j in range(i, n):
                minutes += legs[j]
                strain[i][j] = minutes * minutes
        table = [[None] * n for _ in range(k)]
        table[0] = strain[0]
        for d in range(1, k):
            for j in range(d, n):
                table[d][j] = min(table[d - 1][i - 1] + strain[i][j] for i in range(d, j + 1))
        return table[k - 1][n - 1]
