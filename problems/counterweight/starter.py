class Solution:
    def chooseStones(self, stones: List[int], target: int) -> List[int]:
        
