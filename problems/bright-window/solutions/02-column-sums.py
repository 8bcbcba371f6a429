class Solution:
    def brightest(self, rows: int, cols: int, k: int, a: int, b: int, m: int) -> int:
        # Sums of the last k pixels of each column; the row that falls out is computed again.
        def row(r):
            ra, rc = r * r * a + 7, r * 31
            return [(ra + c * c * b + c * rc) % m for c in range(cols)]

        column = [0] * cols
        best = 0
        for r in range(rows):
            if r < k:
                column = [s + new for s, new in zip(column, row(r))]
            else:
                column = [s + new - old for s, new, old in zip(column, row(r), row(r - k))]
            if r >= k - 1:
                total = sum(column[:k])
                best = max(best, total)
                for c in range(k, cols):
                    total += column[c] - column[c - k]
                    if total > best:
                        best = total
        return best
