class Solution:
    def seedsInside(self, corners: List[List[int]], count: int, start: int) -> int:
        
