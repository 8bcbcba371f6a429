class Solution:
    def chooseDays(self, machines: List[List[int]]) -> List[int]:
        # a calendar page for every day, with the machines whose time runs out that evening
        horizon = max(last for _, last in machines)
        calendar = [[] for _ in range(horizon + 1)]
        for first, last in machines:
            calendar[last].append(first)
        visits = []
        previous = 0
        for day, waiting in enumerate(calendar):
            if any(first > previous for first in waiting):
                visits.append(day)
                previous = day
        return visits
