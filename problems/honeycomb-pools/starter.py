class Solution:
    def countPools(self, rows: List[str]) -> List[int]:
        
