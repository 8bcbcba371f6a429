from heapq import heapify, heapreplace


class Solution:
    def totalOfCheapest(self, n: int, seed: int, p: int, k: int) -> int:
        """Keeps the k cheapest so far in a max-heap (negated), so memory does not grow with n."""
        state = seed
        worst_first = []
        for _ in range(k):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            worst_first.append(-((state >> 10) % p))
        heapify(worst_first)
        for _ in range(n - k):
            state = (state * 1103515245 + 12345) & 0x7FFFFFFF
            price = (state >> 10) % p
            if -price > worst_first[0]:
                heapreplace(worst_first, -price)
        return -sum(worst_first)
