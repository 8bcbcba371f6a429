class Solution:
    def losingPots(self, ladles, limit):
        losing = {0}
        for pot in range(1, limit + 1):
            reachable = [pot - ladle for ladle in ladles if ladle <= pot]
            if not any(rest in losing for rest in reachable):
                losing.add(pot)
        return len(losing) - 1
