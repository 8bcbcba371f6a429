class Solution:
    def brightest(self, rows: int, cols: int, k: int, a: int, b: int, m: int) -> int:
        P = [[0] * (cols + 1) for _ in range(rows + 1)]
        for r in range(rows):
            for c in range(cols):
                pixel = (r * r * a + c * c * b + r * c * 31 + 7) % m
                P[r + 1][c + 1] = P[r][c + 1] + P[r + 1][c] - P[r][c] + pixel
        best = 0
        for r in range(k, rows + 1):
            for c in range(k, cols + 1):
                total = P[r][c] - P[r - k][c] - P[r][c - k] + P[r - k][c - k]
                if total > best:
                    best = total
        return best
