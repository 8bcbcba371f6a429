from bisect import bisect_left


class Solution:
    def seedsInside(self, corners: List[List[int]], count: int, start: int) -> int:
        k = corners.index(min(corners))
        ring = [tuple(c) for c in corners[k:] + corners[:k]]
        far = ring.index(max(ring))
        lower, upper = ring[:far + 1], (ring[far:] + ring[:1])[::-1]
        lower_x, upper_x = [p[0] for p in lower], [p[0] for p in upper]
        left, right = ring[0][0], ring[far][0]

        def side(chain, xs, x, y):
            i = bisect_left(xs, x)
            (ax, ay), (bx, by) = chain[i - 1], chain[i]
            return (bx - ax) * (y - ay) - (by - ay) * (x - ax)

        inside = 0
        s = start
        for _ in range(count):
            x, y = s >> 20, (s >> 9) % 2048
            if left < x < right and side(lower, lower_x, x, y) > 0 > side(upper, upper_x, x, y):
                inside += 1
            s = (1103515245 * s + 12345) % (1 << 31)
        return inside
