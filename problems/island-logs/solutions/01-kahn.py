from collections import deque


class Solution:
    def visitOrder(self, n, logs):
        later = [[] for _ in range(n)]
        before = [0] * n
        for log in logs:
            for a, b in zip(log, log[1:]):
                later[a].append(b)
                before[b] += 1
        ready = deque(i for i in range(n) if before[i] == 0)
        order = []
        while ready:
            island = ready.popleft()
            order.append(island)
            for nxt in later[island]:
                before[nxt] -= 1
                if before[nxt] == 0:
                    ready.append(nxt)
        return order if len(order) == n else []
