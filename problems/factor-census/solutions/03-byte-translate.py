class Solution:
    def census(self, lo: int, hi: int) -> List[int]:
        # One byte a number; a whole arithmetic progression is counted up by one translate call.
        one_more = bytes(range(1, 256)) + b"\xff"
        count = bytearray(hi + 1)
        for p in range(2, hi + 1):
            if not count[p]:
                count[p::p] = count[p::p].translate(one_more)
        part = count[lo:]
        result = [part.count(j) for j in range(8)]
        while not result[-1]:
            result.pop()
        return result
