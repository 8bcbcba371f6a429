class Solution:
    def visitOrder(self, n: int, logs: List[List[int]]) -> List[int]:
        
