class Solution:
    def countPhrases(self, song: str, phrases: List[str]) -> List[int]:
        
