import heapq


class Solution:
    def visitOrder(self, n: int, logs: List[List[int]]) -> List[int]:
        followers = {i: set() for i in range(n)}
        leaders = {i: set() for i in range(n)}
        for log in logs:
            for a, b in zip(log, log[1:]):
                followers[a].add(b)
                leaders[b].add(a)
        heap = [i for i in range(n) if not leaders[i]]
        heapq.heapify(heap)
        out = []
        while heap:
            i = heapq.heappop(heap)
            out.append(i)
            for j in followers[i]:
                leaders[j].remove(i)
                if not leaders[j]:
                    heapq.heappush(heap, j)
        return out if len(out) == n else []
