class Solution:
    def chooseDays(self, machines: List[List[int]]) -> List[int]:
        days = []
        latest = 0
        for first, last in sorted(machines, key=lambda m: m[1]):
            if first > latest:
                latest = last
                days.append(last)
        return days
