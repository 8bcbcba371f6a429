class Solution:
    def finishTime(self, printers: List[List[int]], sheets: int) -> int:
        
