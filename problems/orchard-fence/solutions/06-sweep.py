class Solution:
    def seedsInside(self, corners: List[List[int]], count: int, start: int) -> int:
        seeds = []
        s = start
        for _ in range(count):
            seeds.append((s // 1048576, (s // 512) % 2048))
            s = (1103515245 * s + 12345) % 2147483648
        seeds.sort()

        n = len(corners)
        lo = hi = corners.index(min(corners))
        end_x = max(corners)[0]
        start_x = corners[lo][0]
        result = 0
        for x, y in seeds:
            if x <= start_x or x >= end_x:
                continue
            # the piece of the lower chain over this column, and that of the upper one
            while corners[(lo + 1) % n][0] < x:
                lo = (lo + 1) % n
            while corners[(hi - 1) % n][0] < x:
                hi = (hi - 1) % n
            ax, ay = corners[lo]
            bx, by = corners[(lo + 1) % n]
            if (bx - ax) * (y - ay) <= (by - ay) * (x - ax):
                continue
            ax, ay = corners[hi]
            bx, by = corners[(hi - 1) % n]
            if (bx - ax) * (y - ay) < (by - ay) * (x - ax):
                result += 1
        return result
