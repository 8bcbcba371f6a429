class Solution:
    def seedsInside(self, corners, count, start):
        # For every column the least and the greatest y that is strictly inside.
        low = [1] * 2048
        high = [0] * 2048
        first = min(x for x, _ in corners)
        last = max(x for x, _ in corners)
        for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1]):
            if ax < bx:  # lower side
                for x in range(max(ax, first + 1), min(bx, last - 1) + 1):
                    low[x] = ay + (x - ax) * (by - ay) // (bx - ax) + 1
            elif ax > bx:  # upper side
                for x in range(max(bx, first + 1), min(ax, last - 1) + 1):
                    high[x] = by - (x - bx) * (by - ay) // (ax - bx) - 1
        inside = 0
        s = start
        for _ in range(count):
            x = s >> 20
            if low[x] <= (s >> 9) & 2047 <= high[x]:
                inside += 1
            s = (1103515245 * s + 12345) & 0x7FFFFFFF
        return inside
