class Solution:
    def mirrorPairs(self, tags: List[str]) -> int:
