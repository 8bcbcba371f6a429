class Solution:
    def totalView(self, n: int, seed: int, top: int, slope: int) -> int:
