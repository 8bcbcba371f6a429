class Solution:
    def countPavings(self, yard: List[str], stones: int) -> int:
        
