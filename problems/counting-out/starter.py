class Solution:
    def lastPlayers(self, n: int, beats: int, k: int) -> List[int]:
