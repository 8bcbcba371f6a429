class Solution:
    def visitOrder(self, n: int, logs: List[List[int]]) -> List[int]:
        """Longest chains by passes over all logs: number every island above those before it."""
        level = [0] * n
        changed = True
        while changed:
            changed = False
            for log in logs:
                last = -1
                for island in log:
                    if level[island] <= last:
                        level[island] = last + 1
                        changed = True
                    last = level[island]
                if last >= n:
                    return []
        return sorted(range(n), key=level.__getitem__)
