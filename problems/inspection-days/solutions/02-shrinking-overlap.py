class Solution:
    def chooseDays(self, machines: List[List[int]]) -> List[int]:
        machines.sort()
        result = []
        end = machines[0][1]
        for a, b in machines:
            if a > end:
                result.append(end)
                end = b
            else:
                end = min(end, b)
        result.append(end)
        return result
