class Solution:
    def brightest(self, rows: int, cols: int, k: int, a: int, b: int, m: int) -> int:
