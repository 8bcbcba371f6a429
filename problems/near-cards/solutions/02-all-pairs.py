class Solution:
    def countNearPairs(self, bits: int, d: int, codes: List[int]) -> int:
        count = 0
        for i in range(len(codes)):
            for j in range(i):
                if bin(codes[i] ^ codes[j]).count("1") == d:
                    count += 1
        return count
