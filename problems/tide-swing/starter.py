class Solution:
    def totalSwing(self, n: int, window: int, seed: int) -> int:
        
