from graphlib import CycleError, TopologicalSorter


class Solution:
    def visitOrder(self, n: int, logs: List[List[int]]) -> List[int]:
        ts = TopologicalSorter({i: () for i in range(n)})
        for log in logs:
            for earlier, later in pairwise(log):
                ts.add(later, earlier)
        try:
            return list(ts.static_order())
        except CycleError:
            return []
