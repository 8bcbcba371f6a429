import heapq


class Solution:
    def finishTime(self, printers: List[List[int]], sheets: int) -> int:
        heap = []
        for i, (pace, batch, rest) in enumerate(printers):
            heapq.heappush(heap, (pace, i))
        done = [0] * len(printers)
        now = 0
        for _ in range(sheets):
            now, i = heap[0]
            pace, batch, rest = printers[i]
            done[i] += 1
            next_time = now + pace
            if done[i] % batch == 0:
                next_time += rest
            heapq.heapreplace(heap, (next_time, i))
        return now
