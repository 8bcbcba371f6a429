from itertools import accumulate
from operator import add, sub


class Solution:
    def brightest(self, rows, cols, k, a, b, m):
        squares = [c * c * b + 7 for c in range(cols)]
        table = [[0] * (cols + 1)]
        for r in range(rows):
            step = 31 * r
            base = r * r * a
            line = ((base + s + c) % m for s, c in zip(squares, range(0, max(1, step * cols), step) if step else [0] * cols))
            table.append(list(map(add, table[-1], accumulate(line, initial=0))))
        best = 0
        for top, bottom in zip(table, table[k:]):
            band = list(map(sub, bottom, top))
            best = max(best, max(map(sub, band[k:], band)))
        return best
