class Solution:
    def merge(self, first: str, second: str) -> str:
        m = len(second)
        previous = list(range(m + 1))
        directions = []
        for i, a in enumerate(first):
            current = [i + 1] * (m + 1)
            moves = bytearray(m)
            for j in range(m):
                if a == second[j]:
                    current[j + 1] = previous[j] + 1
                elif previous[j + 1] <= current[j]:
                    current[j + 1] = previous[j + 1] + 1
                    moves[j] = 1
                else:
                    current[j + 1] = current[j] + 1
                    moves[j] = 2
            directions.append(moves)
            previous = current
        merged = []
        i, j = len(first), m
        while i > 0 and j > 0:
            move = directions[i - 1][j - 1]
            if move == 2:
                j -= 1
                merged.append(second[j])
            else:
                i -= 1
                merged.append(first[i])
                if move == 0:
                    j -= 1
        return first[:i] + second[:j] + "".join(merged[::-1])
