class Solution:
    def losingPots(self, ladles: List[int], limit: int) -> int:
        
