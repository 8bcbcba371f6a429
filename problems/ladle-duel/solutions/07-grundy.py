class Solution:
    def losingPots(self, ladles: List[int], limit: int) -> int:
        grundy = [0] * (limit + 1)
        for pot in range(1, limit + 1):
            options = {grundy[pot - s] for s in ladles if s <= pot}
            g = 0
            while g in options:
                g += 1
            grundy[pot] = g
        return sum(1 for pot in range(1, limit + 1) if grundy[pot] == 0)
