class Solution:
    def chooseDays(self, machines: List[List[int]]) -> List[int]:
