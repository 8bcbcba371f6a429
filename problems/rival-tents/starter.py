class Solution:
    def placeTents(self, n: int, rivals: List[List[int]]) -> str:
        
