class Solution:
    def seedsInside(self, corners: List[List[int]], count: int, start: int) -> int:
        # Seeds of a row are bits of a number, with the repeated ones in a list beside it.
        rows = [0] * 2048
        again = []
        s = start
        for _ in range(count):
            x, y = s >> 20, s >> 9 & 2047
            if rows[y] >> x & 1:
                again.append((x, y))
            else:
                rows[y] |= 1 << x
            s = (1103515245 * s + 12345) & 0x7FFFFFFF

        spans = {}
        bottom, top = min(y for _, y in corners), max(y for _, y in corners)
        for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1]):
            if ay == by:
                continue
            for y in range(max(min(ay, by), bottom + 1), min(max(ay, by), top - 1) + 1):
                span = spans.setdefault(y, [0, 0])
                if by > ay:  # right side: the last x inside
                    span[1] = ax - (y - ay) * (ax - bx) // (by - ay) - 1
                else:  # left side: the first x inside
                    span[0] = ax + (ay - y) * (bx - ax) // (ay - by) + 1
        found = 0
        for y, (first, last) in spans.items():
            if first <= last:
                found += bin(rows[y] >> first & (1 << (last - first + 1)) - 1).count("1")
        for x, y in again:
            if y in spans and spans[y][0] <= x <= spans[y][1]:
                found += 1
        return found
