class Solution:
    def countNearPairs(self, bits: int, d: int, codes: List[int]) -> int:
        hist = [0] * (1 << bits)
        for code in codes:
            hist[code] += 1
        distinct = [code for code in set(codes)]
        twice = 0
        for code in distinct:
            neighbours = 0
            for i in range(bits):
                one = code ^ (1 << i)
                if d == 1:
                    neighbours += hist[one]
                else:
                    for j in range(i):
                        neighbours += hist[one ^ (1 << j)]
            twice += neighbours * hist[code]
        return twice // 2
