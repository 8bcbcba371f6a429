class Solution:
    def countNearPairs(self, bits: int, d: int, codes: List[int]) -> int:
        size = 1 << bits
        # reach[j][x]: cards whose code becomes x by flipping exactly j of the bits looked at so far
        reach = [[0] * size for _ in range(d + 1)]
        for code in codes:
            reach[0][code] += 1
        for b in range(bits):
            bit = 1 << b
            for j in range(d, 0, -1):
                reach[j] = [same + reach[j - 1][x ^ bit] for x, same in enumerate(reach[j])]
        return sum(reach[d][code] for code in codes) // 2
