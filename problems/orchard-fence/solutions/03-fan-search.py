class Solution:
    def seedsInside(self, corners: List[List[int]], count: int, start: int) -> int:
        """Cuts the orchard into triangles at corner 0 and looks for the right one by halving."""
        ox, oy = corners[0]
        rays = [(x - ox, y - oy) for x, y in corners[1:]]
        m = len(rays)

        def inside(x, y):
            x -= ox
            y -= oy
            if rays[0][0] * y - rays[0][1] * x <= 0:
                return False
            if rays[-1][0] * y - rays[-1][1] * x >= 0:
                return False
            lo, hi = 0, m - 1
            while hi - lo > 1:
                mid = (lo + hi) // 2
                if rays[mid][0] * y - rays[mid][1] * x >= 0:
                    lo = mid
                else:
                    hi = mid
            ax, ay = rays[lo]
            bx, by = rays[hi]
            return (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0

        s = start
        total = 0
        for _ in range(count):
            total += inside(s >> 20, s >> 9 & 2047)
            s = (1103515245 * s + 12345) & 0x7FFFFFFF
        return total
