class Solution:
    def countNearPairs(self, bits: int, d: int, codes: List[int]) -> int:
        flips = [sum(1 << b for b in chosen) for chosen in combinations(range(bits), d)]
        seen = {}
        pairs = 0
        for code in codes:
            for flip in flips:
                pairs += seen.get(code ^ flip, 0)
            seen[code] = seen.get(code, 0) + 1
        return pairs
