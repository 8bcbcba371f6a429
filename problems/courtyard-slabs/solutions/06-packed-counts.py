class Solution:
    def countPavings(self, yard: List[str], stones: int) -> int:
        # The exact counts for 0, 1, 2 and 3 stones sit in one big number, 80 bits apart:
        # a stone is a shift, and one addition serves all four.
        if len(yard[0]) > len(yard):
            yard = list(map("".join, zip(*yard)))
        w = len(yard[0])
        lane = 80
        keep = (1 << lane * (stones + 1)) - 1
        ways = {0: 1}
        for r, row in enumerate(yard):
            following = yard[r + 1] if r + 1 < len(yard) else "*" * w
            for c in range(w):
                here = 1 << c
                if row[c] == "*":
                    continue
                right = here << 1 if row[c + 1:c + 2] == "." else 0
                down = following[c] == "."
                new = {}
                get = new.get
                for p, n in ways.items():
                    if p & here:
                        p ^= here
                        new[p] = get(p, 0) + n
                        continue
                    if down:
                        new[p | here] = get(p | here, 0) + n
                    if right and not p & right:
                        new[p | right] = get(p | right, 0) + n
                    n = n << lane & keep
                    if n:
                        new[p] = get(p, 0) + n
                ways = new
        total = ways.get(0, 0)
        mask = (1 << lane) - 1
        return sum(total >> lane * k & mask for k in range(stones + 1)) % 1000000007
