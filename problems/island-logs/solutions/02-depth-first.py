class Solution:
    def visitOrder(self, n: int, logs: List[List[int]]) -> List[int]:
        after = defaultdict(list)
        for log in logs:
            for i in range(len(log) - 1):
                after[log[i]].append(log[i + 1])
        state = [0] * n  # 1: on the path, 2: finished
        res = []

        def visit(v):
            state[v] = 1
            for w in after[v]:
                if state[w] == 1 or (state[w] == 0 and not visit(w)):
                    return False
            state[v] = 2
            res.append(v)
            return True

        for v in range(n):
            if state[v] == 0 and not visit(v):
                return []
        return res[::-1]
