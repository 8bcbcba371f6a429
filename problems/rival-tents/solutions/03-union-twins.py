class Solution:
    def placeTents(self, n: int, rivals: List[List[int]]) -> str:
        # node i: "i is sunny", node i + n: "i is shady"
        parent = list(range(2 * n))

        def find(x):
            while parent[x] != x:
                parent[x] = parent[parent[x]]
                x = parent[x]
            return x

        for a, b in rivals:
            parent[find(a)] = find(b + n)
            parent[find(a + n)] = find(b)

        chosen = {}
        res = []
        for i in range(n):
            yes, no = find(i), find(i + n)
            if yes == no:
                return ""
            if yes not in chosen:
                chosen[yes] = True
                chosen[no] = False
            res.append("S" if chosen[yes] else "H")
        return "".join(res)
