class Solution:
    SIZE = 2048

    def seedsInside(self, corners: List[List[int]], count: int, start: int) -> int:
        # paint the inside column by column, then look every seed up
        nothing = [False] * self.SIZE
        columns = {}
        left = min(c[0] for c in corners)
        right = max(c[0] for c in corners)
        sides = list(zip(corners, corners[1:] + corners[:1]))
        for x in range(left + 1, right):
            cuts = []
            for (ax, ay), (bx, by) in sides:
                if min(ax, bx) <= x <= max(ax, bx) and ax != bx:
                    cuts.append(((by - ay) * (x - ax), bx - ax, ay))
            bottom = min(ay + num // den for num, den, ay in cuts)
            top = max(ay - (-num // den) for num, den, ay in cuts)
            inside = max(0, top - bottom - 1)
            columns[x] = [False] * (bottom + 1) + [True] * inside + [False] * (self.SIZE - bottom - 1 - inside)
        result = 0
        s = start
        for _ in range(count):
            if columns.get(s // 1048576, nothing)[s // 512 % self.SIZE]:
                result += 1
            s = (1103515245 * s + 12345) % 2147483648
        return result
