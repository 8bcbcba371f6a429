class Solution:
    def countPavings(self, yard: List[str], stones: int) -> int:
        MOD = 10**9 + 7
        w = len(yard[0])
        beds = [sum(1 << c for c, f in enumerate(row) if f == "*") for row in yard] + [(1 << w) - 1]
        state = {(0, 0): 1}  # (fields covered from above, stones used)
        for r in range(len(yard)):
            new = defaultdict(int)
            for (covered, used), number in state.items():
                # all fillings of this row by depth-first search
                todo = [(0, covered | beds[r], 0, used)]
                while todo:
                    c, full, down, u = todo.pop()
                    while c < w and full >> c & 1:
                        c += 1
                    if c == w:
                        new[down, u] += number
                        continue
                    if u < stones:
                        todo.append((c + 1, full, down, u + 1))
                    if c + 1 < w and not full >> (c + 1) & 1:
                        todo.append((c + 2, full, down, u))
                    if not beds[r + 1] >> c & 1:
                        todo.append((c + 1, full, down | 1 << c, u))
            state = {key: value % MOD for key, value in new.items()}
        return sum(v for (down, _), v in state.items() if down == 0) % MOD
