from array import array


class Solution:
    def brightest(self, rows: int, cols: int, k: int, a: int, b: int, m: int) -> int:
        width = cols + 1
        table = array("q", [0]) * (width * (rows + 1))
        here = width
        for r in range(rows):
            running = 0
            for c in range(cols):
                here += 1
                running += (r * r * a + c * c * b + r * c * 31 + 7) % m
                table[here] = running + table[here - width]
            here += 1
        up = k * width
        best = 0
        for r in range(k, rows + 1):
            start = r * width
            for i in range(start + k, start + width):
                total = table[i] - table[i - up] - table[i - k] + table[i - up - k]
                if total > best:
                    best = total
        return best
