class Solution:
    def leastStrain(self, legs: List[int], k: int) -> int:
        n = len(legs)
        pre = [0]
        for x in legs:
            pre.append(pre[-1] + x)
        # start[d][e]: where the last of d drivers starts in a best plan for the first e legs; it lies
        # between start[d - 1][e] and start[d][e + 1]
        f = [[0] * (n + 1) for _ in range(k + 1)]
        start = [[0] * (n + 2) for _ in range(k + 1)]
        for e in range(1, n + 1):
            f[1][e] = pre[e] ** 2
        for d in range(2, k + 1):
            start[d][n + 1] = n - 1
            for e in range(n, d - 1, -1):
                best = None
                for s in range(max(d - 1, start[d - 1][e]), min(e - 1, start[d][e + 1]) + 1):
                    v = f[d - 1][s] + (pre[e] - pre[s]) ** 2
                    if best is None or v < best:
                        best = v
                        start[d][e] = s
                f[d][e] = best
        return f[k][n]
