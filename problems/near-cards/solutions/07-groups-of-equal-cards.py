class Solution:
    def countNearPairs(self, bits, d, codes):
        groups = list(Counter(codes).items())
        res = 0
        for (a, m), (b, n) in combinations(groups, 2):
            if (a ^ b).bit_count() == d:
                res += m * n
        return res
