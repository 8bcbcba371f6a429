class Solution:
    def countNearPairs(self, bits: int, d: int, codes: List[int]) -> int:
