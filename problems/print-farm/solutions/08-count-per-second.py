class Solution:
    def finishTime(self, printers: List[List[int]], sheets: int) -> int:
        limit = 2000
        while True:
            per_second = [0] * (limit + 1)
            for pace, batch, rest in printers:
                start = 0
                cycle = pace * batch + rest
                while start < limit:
                    for t in range(start + pace, min(limit, start + pace * batch) + 1, pace):
                        per_second[t] += 1
                    start += cycle
            done = 0
            for second, k in enumerate(per_second):
                done += k
                if done >= sheets:
                    return second
            limit *= 4
