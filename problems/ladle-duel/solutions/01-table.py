class Solution:
    def losingPots(self, ladles: List[int], limit: int) -> int:
        ladles = sorted(ladles)
        wins = [False] * (limit + 1)
        lost = 0
        for pot in range(1, limit + 1):
            for size in ladles:
                if size > pot:
                    break
                if not wins[pot - size]:
                    wins[pot] = True
                    break
            if not wins[pot]:
                lost += 1
        return lost
