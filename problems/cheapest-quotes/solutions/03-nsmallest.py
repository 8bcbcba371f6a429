import heapq


class Solution:
    def totalOfCheapest(self, n: int, seed: int, p: int, k: int) -> int:
        def quotes(state):
            for _ in range(n):
                state = (state * 1103515245 + 12345) % 2147483648
                yield state // 1024 % p

        return sum(heapq.nsmallest(k, quotes(seed)))
