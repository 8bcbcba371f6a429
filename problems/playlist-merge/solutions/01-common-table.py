class Solution:
    def merge(self, first: str, second: str) -> str:
        n, m = len(first), len(second)
        # common[i][j]: longest common subsequence of first[i:] and second[j:]
        common = [[0] * (m + 1) for _ in range(n + 1)]
        for i in range(n - 1, -1, -1):
            for j in range(m - 1, -1, -1):
                if first[i] == second[j]:
                    common[i][j] = common[i + 1][j + 1] + 1
                else:
                    common[i][j] = max(common[i + 1][j], common[i][j + 1])
        i = j = 0
        out = []
        while i < n and j < m:
            if first[i] == second[j]:
                out.append(first[i])
                i += 1
                j += 1
            elif common[i + 1][j] >= common[i][j + 1]:
                out.append(first[i])
                i += 1
            else:
                out.append(second[j])
                j += 1
        return "".join(out) + first[i:] + second[j:]
