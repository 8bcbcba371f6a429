class Solution:
    def merge(self, first: str, second: str) -> str:
        dp = {}
        for i in range(len(first) + 1):
            for j in range(len(second) + 1):
                if i == 0 or j == 0:
                    dp[(i, j)] = 0
                elif first[i - 1] == second[j - 1]:
                    dp[(i, j)] = dp[(i - 1, j - 1)] + 1
                else:
                    dp[(i, j)] = max(dp[(i - 1, j)], dp[(i, j - 1)])
        i, j = len(first), len(second)
        answer = []
        while i > 0 or j > 0:
            if i == 0:
                j -= 1
                answer.append(second[j])
            elif j == 0:
                i -= 1
                answer.append(first[i])
            elif first[i - 1] == second[j - 1]:
                i -= 1
                j -= 1
                answer.append(first[i])
            elif dp[(i - 1, j)] > dp[(i, j - 1)]:
                i -= 1
                answer.append(first[i])
            else:
                j -= 1
                answer.append(second[j])
        answer.reverse()
        return "".join(answer)
