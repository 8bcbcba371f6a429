import heapq
from itertools import count, islice


class Solution:
    def finishTime(self, printers: List[List[int]], sheets: int) -> int:
        def times(pace, batch, rest):
            for k in count():
                yield (k + 1) * pace + k // batch * rest

        everything = heapq.merge(*(times(*p) for p in printers))
        return next(islice(everything, sheets - 1, None))
