class Solution:
    def countPools(self, rows: List[str]) -> List[int]:
        R, C = len(rows), len(rows[0])
        parent = list(range(R * C))

        def find(i):
            root = i
            while parent[root] != root:
                root = parent[root]
            while parent[i] != root:
                parent[i], i = root, parent[i]
            return root

        def union(i, j):
            a, b = find(i), find(j)
            if a != b:
                parent[a] = b

        for r in range(R):
            for c in range(C):
                if rows[r][c] != "~":
                    continue
                if c + 1 < C and rows[r][c + 1] == "~":
                    union(r * C + c, r * C + c + 1)
                if r + 1 < R:
                    for d in ((c, c + 1) if r % 2 else (c - 1, c)):
                        if 0 <= d < C and rows[r + 1][d] == "~":
                            union(r * C + c, (r + 1) * C + d)

        sizes = Counter(find(r * C + c) for r in range(R) for c in range(C) if rows[r][c] == "~")
        return [len(sizes), max(sizes.values()) if sizes else 0]
