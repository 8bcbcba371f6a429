class Solution:
    def brightest(self, rows: int, cols: int, k: int, a: int, b: int, m: int) -> int:
        """First sums of k neighbours in each row, then sums of k of those in each column."""
        image = [[(r * r * a + c * c * b + r * c * 31 + 7) % m for c in range(cols)] for r in range(rows)]
        across = [[sum(line[c:c + k]) for c in range(cols - k + 1)] for line in image]
        turned = list(zip(*across))
        return max(max(sum(line[r:r + k]) for r in range(rows - k + 1)) for line in turned)
