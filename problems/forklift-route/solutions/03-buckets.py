class Solution:
    """Costs of one step are small, so a ring of lists does what a heap would (Dial)."""

    def cheapestRoute(self, floor: List[str], turn: int) -> str:
        width = len(floor[0]) + 1
        cells = []
        for row in floor:
            cells += [0 if f == "#" else int(f) for f in row]
            cells.append(0)
        cells += [0] * width
        goal = (len(floor) - 1) * width + len(floor[0]) - 1
        if goal == 0:
            return ""
        steps = (-width, width, -1, 1)
        far = 1 << 30
        best = [far] * (4 * len(cells))
        came = [0] * (4 * len(cells))
        ring = turn + 10
        buckets = [[] for _ in range(ring)]
        buckets[0] = [0, 1, 2, 3]
        best[0:4] = [0] * 4
        waiting = 4
        cost = 0
        end = -1
        while waiting and end < 0:
            bucket = buckets[cost % ring]
            buckets[cost % ring] = []
            waiting -= len(bucket)
            for state in bucket:
                if best[state] != cost:
                    continue
                cell, d = state >> 2, state & 3
                if cell == goal:
                    end = state
                    break
                for e in (0, 1, 2, 3):
                    nxt = cell + steps[e]
                    price = cells[nxt]
                    if price:
                        total = cost + price if e == d else cost + price + turn
                        to = nxt << 2 | e
                        if total < best[to]:
                            best[to] = total
                            came[to] = state
                            buckets[total % ring].append(to)
                            waiting += 1
            cost += 1
        route = []
        while end > 3:
            route.append("UDLR"[end & 3])
            end = came[end]
        return "".join(route[::-1])
