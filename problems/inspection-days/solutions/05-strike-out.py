class Solution:
    def chooseDays(self, machines: List[List[int]]) -> List[int]:
        open_machines = machines
        days = []
        while len(open_machines) > 0:
            day = min(m[1] for m in open_machines)
            days.append(day)
            open_machines = [m for m in open_machines if m[0] > day]
        return days
