import heapq
from itertools import count


class State:
    def __init__(self, row, column, facing):
        self.row = row
        self.column = column
        self.facing = facing
        self.cost = float("inf")
        self.previous = None
        self.final = False
        self.ways = []


class Solution:
    def cheapestRoute(self, floor: List[str], turn: int) -> str:
        if len(floor) == 1 and len(floor[0]) == 1:
            return ""
        directions = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}
        states = {}
        for row, line in enumerate(floor):
            for column, field in enumerate(line):
                if field != "#":
                    for facing in directions:
                        states[row, column, facing] = State(row, column, facing)
        for state in states.values():
            for facing, (dy, dx) in directions.items():
                target = states.get((state.row + dy, state.column + dx, facing))
                if target is not None:
                    effort = int(floor[target.row][target.column])
                    state.ways.append((effort if facing == state.facing else effort + turn, target))
        ticket = count()
        heap = []
        for facing in directions:
            first = states[0, 0, facing]
            first.cost = 0
            heapq.heappush(heap, (0, next(ticket), first))
        while heap:
            cost, _, state = heapq.heappop(heap)
            if state.final:
                continue
            state.final = True
            for effort, target in state.ways:
                if cost + effort < target.cost:
                    target.cost = cost + effort
                    target.previous = state
                    heapq.heappush(heap, (target.cost, next(ticket), target))
        end = min((states[len(floor) - 1, len(floor[0]) - 1, f] for f in directions), key=lambda s: s.cost)
        letters = []
        while end.previous is not None:
            letters.append(end.facing)
            end = end.previous
        return "".join(reversed(letters))
