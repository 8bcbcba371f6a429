class Solution:
    def brightest(self, rows: int, cols: int, k: int, a: int, b: int, m: int) -> int:
        pixels = {}
        for r in range(rows):
            for c in range(cols):
                pixels[r, c] = (r * r * a + c * c * b + r * c * 31 + 7) % m
        best = 0
        for r in range(rows - k + 1):
            sums = [sum(pixels[r + i, c] for i in range(k)) for c in range(cols)] if r == 0 else [
                sums[c] - pixels[r - 1, c] + pixels[r + k - 1, c] for c in range(cols)
            ]
            total = sum(sums[:k])
            best = max(best, total)
            for c in range(k, cols):
                total += sums[c] - sums[c - k]
                best = max(best, total)
        return best
