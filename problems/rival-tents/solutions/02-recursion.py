class Solution:
    def placeTents(self, n: int, rivals: List[List[int]]) -> str:
        g = defaultdict(set)
        for a, b in rivals:
            g[a].add(b)
            g[b].add(a)
        color = {}

        def paint(v, c):
            if v in color:
                return color[v] == c
            color[v] = c
            return all(paint(w, 1 - c) for w in g[v])

        for v in range(n):
            if v not in color and not paint(v, 0):
                return ""
        return "".join("SH"[color[v]] for v in range(n))
