from collections import deque


class Solution:
    EVEN = [(0, -1), (0, 1), (-1, -1), (-1, 0), (1, -1), (1, 0)]
    ODD = [(0, -1), (0, 1), (-1, 0), (-1, 1), (1, 0), (1, 1)]

    def countPools(self, rows: List[str]) -> List[int]:
        h, w = len(rows), len(rows[0])
        visited = [[False] * w for _ in range(h)]
        pools, best = 0, 0
        for r in range(h):
            for c in range(w):
                if rows[r][c] == "." or visited[r][c]:
                    continue
                visited[r][c] = True
                q = deque([(r, c)])
                area = 0
                while q:
                    y, x = q.popleft()
                    area += 1
                    for dy, dx in self.ODD if y & 1 else self.EVEN:
                        ny, nx = y + dy, x + dx
                        if 0 <= ny < h and 0 <= nx < w and rows[ny][nx] == "~" and not visited[ny][nx]:
                            visited[ny][nx] = True
                            q.append((ny, nx))
                pools += 1
                best = max(best, area)
        return [pools, best]
