class Solution:
    def finishTime(self, printers, sheets):
        def finished(second):
            total = 0
            for pace, batch, rest in printers:
                rounds, left = divmod(second, pace * batch + rest)
                total += rounds * batch + min(batch, left // pace)
            return total

        low, high = 1, 1
        while finished(high) < sheets:
            low, high = high + 1, high * 2
        while low < high:
            middle = (low + high) // 2
            if finished(middle) >= sheets:
                high = middle
            else:
                low = middle + 1
        return low
