class Solution:
    def losingPots(self, ladles: List[int], limit: int) -> int:
        # A losing pot makes every pot winning from which one ladle leads to it.
        win = bytearray(limit + 1 + max(ladles))
        for pot in range(limit + 1):
            if not win[pot]:
                for s in ladles:
                    win[pot + s] = 1
        return win.count(0, 1, limit + 1)
