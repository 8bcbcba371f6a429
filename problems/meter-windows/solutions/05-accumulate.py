from itertools import accumulate, islice, repeat


class Solution:
    def countWindows(self, n, seed, a, c, m, w, d):
        readings = list(accumulate(repeat(None, n - 1), lambda x, _: (a * x + c) % m, initial=seed))
        sums = list(accumulate(readings, initial=0))
        residues = [s % d for s in sums]
        return sum(map(int.__eq__, residues, islice(residues, w, None)))
