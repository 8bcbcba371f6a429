import re


class Solution:
    def countPools(self, rows: List[str]) -> List[int]:
        """Joins whole runs of water, row by row; only the runs of the last row are compared."""
        parent, size = [], []

        def find(x):
            while parent[x] != x:
                parent[x] = parent[parent[x]]
                x = parent[x]
            return x

        above = []
        for r, row in enumerate(rows):
            runs = []
            k = 0
            # an odd row touches the columns c .. c + 1 of its neighbours, an even one c - 1 .. c
            left, right = (0, 1) if r & 1 else (-1, 0)
            for m in re.finditer("~+", row):
                a, b = m.span()
                me = len(parent)
                parent.append(me)
                size.append(b - a)
                runs.append((a, b - 1, me))
                while k < len(above) and above[k][1] < a + left:
                    k += 1
                j = k
                while j < len(above) and above[j][0] <= b - 1 + right:
                    p, q = find(above[j][2]), find(me)
                    if p != q:
                        parent[p] = q
                        size[q] += size[p]
                    j += 1
            above = runs
        roots = [i for i, p in enumerate(parent) if i == p]
        return [len(roots), max((size[i] for i in roots), default=0)]
