class Solution:
    def visitOrder(self, n: int, logs: List[List[int]]) -> List[int]:
        # An island can be next when it is the head of every log that still holds it.
        holding = [0] * n
        for log in logs:
            for island in log:
                holding[island] += 1
        order = [i for i in range(n) if holding[i] == 0]
        heads = [[] for _ in range(n)]  # logs whose next entry is this island
        position = [0] * len(logs)
        ready = []
        for k, log in enumerate(logs):
            if log:
                heads[log[0]].append(k)
                if len(heads[log[0]]) == holding[log[0]]:
                    ready.append(log[0])
        while ready:
            island = ready.pop()
            order.append(island)
            for k in heads[island]:
                position[k] += 1
                if position[k] < len(logs[k]):
                    nxt = logs[k][position[k]]
                    heads[nxt].append(k)
                    if len(heads[nxt]) == holding[nxt]:
                        ready.append(nxt)
        return order if len(order) == n else []
