class Solution:
    def census(self, lo: int, hi: int) -> List[int]:
