from collections import Counter
from math import ceil, floor


class Solution:
    def finishTime(self, printers: List[List[int]], sheets: int) -> int:
        # Equal printers are counted together, and the long-run rate brackets the answer:
        # a printer is never more than one batch ahead of its rate, nor more than one behind.
        kinds = [(p, b, p * b + r, n) for (p, b, r), n in Counter(map(tuple, printers)).items()]
        rate = sum(n * b / cycle for p, b, cycle, n in kinds)
        ahead = sum(n * b for p, b, cycle, n in kinds)
        low = max(1, floor((sheets - ahead) / rate) - 1)
        high = ceil((sheets + ahead) / rate) + 1
        while low < high:
            mid = (low + high) >> 1
            total = 0
            for p, b, cycle, n in kinds:
                r = mid % cycle // p
                total += n * (mid // cycle * b + (r if r < b else b))
                if total >= sheets:
                    break
            if total < sheets:
                low = mid + 1
            else:
                high = mid
        return low
