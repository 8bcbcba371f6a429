from array import array


class Solution:
    def chooseDays(self, machines: List[List[int]]) -> List[int]:
        horizon = max(m[1] for m in machines)
        latest_start = array("i", [0]) * (horizon + 1)
        for first, last in machines:
            if first > latest_start[last]:
                latest_start[last] = first
        days = []
        current = 0
        for day in range(1, horizon + 1):
            if latest_start[day] > current:
                current = day
                days.append(day)
        return days
