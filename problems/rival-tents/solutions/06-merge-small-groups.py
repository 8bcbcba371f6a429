class Solution:
    def placeTents(self, n: int, rivals: List[List[int]]) -> str:
        group = list(range(n))
        shady = [False] * n
        members = [[i] for i in range(n)]
        for a, b in rivals:
            ga, gb = group[a], group[b]
            if ga == gb:
                if shady[a] == shady[b]:
                    return ""
                continue
            if len(members[ga]) < len(members[gb]):
                ga, gb = gb, ga
            turn = shady[a] == shady[b]
            for m in members[gb]:
                group[m] = ga
                if turn:
                    shady[m] = not shady[m]
            members[ga].extend(members[gb])
            members[gb] = []
        return "".join("H" if s else "S" for s in shady)
