class Solution:
    def merge(self, first: str, second: str) -> str:
