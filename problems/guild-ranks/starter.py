class Solution:
    def fullestRank(self, mentor: List[int]) -> List[int]:
        
