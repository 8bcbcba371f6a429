class Solution:
    def losingPots(self, ladles: List[int], limit: int) -> int:
        mask = 0
        for s in ladles:
            mask |= 1 << (s - 1)
        keep = (1 << max(ladles)) - 1
        # bit k of `recent`: the pot k + 1 portions smaller than the present one is lost
        recent = 1 & keep
        lost = 0
        for _ in range(limit):
            if recent & mask:
                recent = (recent << 1) & keep
            else:
                recent = (recent << 1 | 1) & keep
                lost += 1
        return lost
