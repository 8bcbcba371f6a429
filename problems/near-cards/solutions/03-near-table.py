class Solution:
    def countNearPairs(self, bits: int, d: int, codes: List[int]) -> int:
        # is_near[x]: does x have exactly d ones?
        is_near = [False] * (1 << bits)
        for x in range(1 << bits):
            ones = 0
            y = x
            while y:
                y &= y - 1
                ones += 1
            is_near[x] = ones == d
        total = 0
        for i, first in enumerate(codes):
            for second in codes[i + 1:]:
                if is_near[first ^ second]:
                    total += 1
        return total
