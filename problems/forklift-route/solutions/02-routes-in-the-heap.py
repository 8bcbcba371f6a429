class Solution:
    def cheapestRoute(self, floor: List[str], turn: int) -> str:
        R, C = len(floor), len(floor[0])
        q = [(0, 0, 0, "")]
        done = set()
        while q:
            cost, r, c, path = heappop(q)
            if r == R - 1 and c == C - 1:
                return path
            facing = path[-1:]
            if (r, c, facing) in done:
                continue
            done.add((r, c, facing))
            for letter, y, x in (("U", r - 1, c), ("D", r + 1, c), ("L", r, c - 1), ("R", r, c + 1)):
                if y < 0 or x < 0 or y >= R or x >= C or floor[y][x] == "#":
                    continue
                if (y, x, letter) in done:
                    continue
                extra = turn if facing and facing != letter else 0
                heappush(q, (cost + int(floor[y][x]) + extra, y, x, path + letter))
        return ""
