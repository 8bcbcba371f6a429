from collections import deque


class Solution:
    def cheapestRoute(self, floor: List[str], turn: int) -> str:
        # Bellman-Ford with a queue: improve states until nothing changes any more
        h, w = len(floor), len(floor[0])
        INF = float("inf")
        dist = [[[INF] * 4 for _ in range(w)] for _ in range(h)]
        parent = [[[None] * 4 for _ in range(w)] for _ in range(h)]
        waiting = set()
        dist[0][0] = [0, 0, 0, 0]
        queue = deque((0, 0, d) for d in range(4))
        dirs = [(-1, 0), (1, 0), (0, -1), (0, 1)]
        while queue:
            r, c, d = queue.popleft()
            waiting.discard((r, c, d))
            base = dist[r][c][d]
            for e, (dr, dc) in enumerate(dirs):
                nr, nc = r + dr, c + dc
                if nr < 0 or nc < 0 or nr == h or nc == w or floor[nr][nc] == "#":
                    continue
                new = base + int(floor[nr][nc]) + turn * (d != e)
                if new < dist[nr][nc][e]:
                    dist[nr][nc][e] = new
                    parent[nr][nc][e] = (r, c, d)
                    if (nr, nc, e) not in waiting:
                        waiting.add((nr, nc, e))
                        queue.append((nr, nc, e))
        r, c = h - 1, w - 1
        d = min(range(4), key=lambda k: dist[r][c][k])
        if dist[r][c][d] == INF:
            return ""
        letters = ""
        while (r, c) != (0, 0):
            letters = "UDLR"[d] + letters
            r, c, d = parent[r][c][d]
        return letters
