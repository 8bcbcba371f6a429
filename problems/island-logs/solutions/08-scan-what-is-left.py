class Solution:
    def visitOrder(self, n: int, logs: List[List[int]]) -> List[int]:
        needs = [0] * n  # bit sets of direct predecessors
        for log in logs:
            for a, b in zip(log, log[1:]):
                needs[b] |= 1 << a
        left = list(range(n))
        visited = 0
        order = []
        while left:
            missing = ~visited
            now = [i for i in left if not needs[i] & missing]
            if not now:
                return []
            for i in now:
                visited |= 1 << i
            order += now
            left = [i for i in left if not visited >> i & 1]
        return order
