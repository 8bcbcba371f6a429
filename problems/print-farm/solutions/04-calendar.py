class Solution:
    def finishTime(self, printers: List[List[int]], sheets: int) -> int:
        """A calendar of seconds: who finishes a sheet when. Walks it until the order is done."""
        calendar = defaultdict(list)
        for pace, batch, rest in printers:
            calendar[pace].append([pace, batch, rest, 0])
        second = 0
        while sheets > 0:
            second += 1
            for p in calendar.pop(second, ()):
                sheets -= 1
                p[3] += 1
                pause = p[2] if p[3] % p[1] == 0 else 0
                calendar[second + p[0] + pause].append(p)
        return second
