import heapq


class Solution:
    def cheapestRoute(self, floor: List[str], turn: int) -> str:
        """A*: cost so far plus one per row and column still to go, which no route undercuts."""
        H, W = len(floor), len(floor[0])
        size = H * W
        price = [0 if f == "#" else int(f) for row in floor for f in row]
        known = [1 << 30] * (4 * size)
        back = bytearray(4 * size)  # direction of the move before
        heap = [(H + W - 2, d * size) for d in range(4)]
        for d in range(4):
            known[d * size] = 0
        goal = size - 1
        end = None
        while heap:
            guess, state = heapq.heappop(heap)
            d, cell = divmod(state, size)
            r, c = divmod(cell, W)
            cost = known[state]
            if guess > cost + H - 1 - r + W - 1 - c:
                continue
            if cell == goal:
                end = d
                break
            for e, ok, to in ((0, r > 0, cell - W), (1, r + 1 < H, cell + W), (2, c > 0, cell - 1), (3, c + 1 < W, cell + 1)):
                if ok and price[to]:
                    total = cost + price[to]
                    if e != d:
                        total += turn
                    s = e * size + to
                    if total < known[s]:
                        known[s] = total
                        back[s] = d
                        y, x = divmod(to, W)
                        heapq.heappush(heap, (total + H - 1 - y + W - 1 - x, s))
        if end is None:
            return ""
        out = []
        cell, d = goal, end
        while cell:
            out.append("UDLR"[d])
            before = back[d * size + cell]
            cell -= (-W, W, -1, 1)[d]
            d = before
        return "".join(reversed(out))
