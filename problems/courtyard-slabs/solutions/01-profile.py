class Solution:
    def countPavings(self, yard, stones):
        # Field by field. Bit c of a profile: the field in column c that comes next is covered already.
        # ways[profile] is a list: number of ways by stones used.
        mod = 1000000007
        width = len(yard[0])
        empty = [0] * (stones + 1)
        ways = {0: [1] + [0] * stones}
        for r, row in enumerate(yard):
            for c, field in enumerate(row):
                here = 1 << c
                right = here << 1 if c + 1 < width and row[c + 1] == "." else 0
                below = r + 1 < len(yard) and yard[r + 1][c] == "."
                after = {}

                def add(profile, counts):
                    old = after.get(profile)
                    after[profile] = counts if old is None else [(a + b) % mod for a, b in zip(old, counts)]

                for profile, counts in ways.items():
                    if profile & here:
                        add(profile ^ here, counts)
                    elif field == "*":
                        add(profile, counts)
                    else:
                        if below:
                            add(profile | here, counts)
                        if right and not profile & right:
                            add(profile | right, counts)
                        if stones:
                            add(profile, [0] + counts[:-1])
                ways = after
        return sum(ways.get(0, empty)) % mod
