import heapq


class Solution:
    def cheapestRoute(self, floor, turn):
        height, width = len(floor), len(floor[0])
        moves = "UDLR"
        dr, dc = (-1, 1, 0, 0), (0, 0, -1, 1)
        best = {}
        came = {}
        heap = []
        for d in range(4):
            best[0, 0, d] = 0
            heap.append((0, 0, 0, d))
        while heap:
            cost, r, c, d = heapq.heappop(heap)
            if cost > best[r, c, d]:
                continue
            if (r, c) == (height - 1, width - 1):
                route = []
                state = (r, c, d)
                while state[:2] != (0, 0):
                    route.append(moves[state[2]])
                    state = came[state]
                return "".join(reversed(route))
            for e in range(4):
                y, x = r + dr[e], c + dc[e]
                if 0 <= y < height and 0 <= x < width and floor[y][x] != "#":
                    total = cost + int(floor[y][x]) + (turn if e != d else 0)
                    if total < best.get((y, x, e), 10**9):
                        best[y, x, e] = total
                        came[y, x, e] = (r, c, d)
                        heapq.heappush(heap, (total, y, x, e))
        return ""
