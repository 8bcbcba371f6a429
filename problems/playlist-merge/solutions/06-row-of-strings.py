class Solution:
    def merge(self, first: str, second: str) -> str:
        best = [second[:j] for j in range(len(second) + 1)]
        for i in range(len(first)):
            new = [first[:i + 1]]
            for j in range(len(second)):
                if first[i] == second[j]:
                    new.append(best[j] + first[i])
                elif len(best[j + 1]) < len(new[j]):
                    new.append(best[j + 1] + first[i])
                else:
                    new.append(new[j] + second[j])
            best = new
        return best[-1]
