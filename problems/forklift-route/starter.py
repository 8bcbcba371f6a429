class Solution:
    def cheapestRoute(self, floor: List[str], turn: int) -> str:
        
