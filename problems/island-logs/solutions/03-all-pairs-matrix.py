class Solution:
    def visitOrder(self, n: int, logs: List[List[int]]) -> List[int]:
        mustPrecede = [[0] * n for _ in range(n)]
        waiting = [0] * n
        for log in logs:
            for k in range(1, len(log)):
                if mustPrecede[log[k - 1]][log[k]] == 0:
                    mustPrecede[log[k - 1]][log[k]] = 1
                    waiting[log[k]] += 1
        stack = [i for i in range(n) if waiting[i] == 0]
        answer = []
        while stack:
            i = stack.pop()
            answer.append(i)
            row = mustPrecede[i]
            for j in range(n):
                if row[j]:
                    waiting[j] -= 1
                    if waiting[j] == 0:
                        stack.append(j)
        if len(answer) < n:
            return []
        return answer
