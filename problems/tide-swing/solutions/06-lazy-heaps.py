import heapq


class Solution:
    def totalSwing(self, n: int, window: int, seed: int) -> int:
        maxHeap, minHeap = [], []
        total = 0
        value = seed
        for i in range(n):
            height = value // 65536
            heapq.heappush(maxHeap, (-height, i))
            heapq.heappush(minHeap, (height, i))
            if i >= window - 1:
                oldest = i - window + 1
                while maxHeap[0][1] < oldest:
                    heapq.heappop(maxHeap)
                while minHeap[0][1] < oldest:
                    heapq.heappop(minHeap)
                total += -maxHeap[0][0] - minHeap[0][0]
            value = (1103515245 * value + 12345) % 2147483648
        return total
