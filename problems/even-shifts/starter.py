class Solution:
    def leastStrain(self, legs: List[int], k: int) -> int:
