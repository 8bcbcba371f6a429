class Solution:
    def finishTime(self, printers: List[List[int]], sheets: int) -> int:
        # list every sheet up to a last second, with its printer; try a later one if that was too early
        horizon = 1000
        while True:
            times = []
            for number, (pace, batch, rest) in enumerate(printers):
                t, k = pace, 1
                while t <= horizon:
                    times.append((t, number))
                    t += pace
                    if k % batch == 0:
                        t += rest
                    k += 1
            if len(times) >= sheets:
                times.sort()
                return times[sheets - 1][0]
            horizon *= 3
