class Solution:
    def placeTents(self, n: int, rivals: List[List[int]]) -> str:
        enemy = [[False] * n for _ in range(n)]
        for a, b in rivals:
            enemy[a][b] = True
            enemy[b][a] = True
        side = [None] * n
        for start in range(n):
            if side[start] is not None:
                continue
            side[start] = "S"
            todo = [start]
            while todo:
                t = todo.pop()
                row = enemy[t]
                flip = "H" if side[t] == "S" else "S"
                for other in range(n):
                    if row[other]:
                        if side[other] is None:
                            side[other] = flip
                            todo.append(other)
                        elif side[other] == side[t]:
                            return ""
        return "".join(side)
