class Solution:
    def totalOfCheapest(self, n: int, seed: int, p: int, k: int) -> int:
