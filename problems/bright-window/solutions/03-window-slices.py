class Solution:
    def brightest(self, rows: int, cols: int, k: int, a: int, b: int, m: int) -> int:
        image = []
        for r in range(rows):
            line = []
            for c in range(cols):
                line.append((r * r * a + c * c * b + r * c * 31 + 7) % m)
            image.append(line)
        best = 0
        for r in range(rows - k + 1):
            for c in range(cols - k + 1):
                total = 0
                for line in image[r:r + k]:
                    total += sum(line[c:c + k])
                best = max(best, total)
        return best
