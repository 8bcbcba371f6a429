import heapq


class Solution:
    def chooseDays(self, machines: List[List[int]]) -> List[int]:
        heap = []
        for start, end in machines:
            heapq.heappush(heap, (end, start))
        days = []
        while heap:
            end, start = heapq.heappop(heap)
            if not days or days[-1] < start:
                days.append(end)
        return days
