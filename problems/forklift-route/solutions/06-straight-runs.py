import heapq


class Solution:
    def cheapestRoute(self, floor: List[str], turn: int) -> str:
        # Nodes are (cell, across or along); an edge is a whole straight run to a cell where one turns.
        h, w = len(floor), len(floor[0])
        start = [(0, 0, 0, 0, None), (0, 0, 0, 1, None)]
        heap = list(start)
        heapq.heapify(heap)
        best = {(0, 0, 0): 0, (0, 0, 1): 0}
        came = {}
        while heap:
            cost, r, c, axis, _ = heapq.heappop(heap)
            if cost > best[r, c, axis]:
                continue
            if r == h - 1 and c == w - 1:
                text = []
                node = (r, c, axis)
                while node in came:
                    node, letter, length = came[node]
                    text.append(letter * length)
                return "".join(text[::-1])
            # the next run goes along `axis`; it ends by facing the other one
            for letter, dr, dc in (("U", -1, 0), ("D", 1, 0)) if axis == 0 else (("L", 0, -1), ("R", 0, 1)):
                y, x, total, length = r + dr, c + dc, cost, 0
                while 0 <= y < h and 0 <= x < w and floor[y][x] != "#":
                    total += int(floor[y][x])
                    length += 1
                    at_goal = y == h - 1 and x == w - 1
                    reach = total if at_goal else total + turn
                    node = (y, x, 1 - axis)
                    if reach < best.get(node, 1 << 30):
                        best[node] = reach
                        came[node] = ((r, c, axis), letter, length)
                        heapq.heappush(heap, (reach, y, x, 1 - axis, None))
                    y += dr
                    x += dc
        return ""
