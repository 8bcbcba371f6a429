from collections import Counter
from itertools import combinations


class Solution:
    def countNearPairs(self, bits: int, d: int, codes: List[int]) -> int:
        """Replace d positions by '?': two cards share a pattern when they agree everywhere else."""
        patterns = Counter()
        for code in codes:
            text = format(code, "0{}b".format(bits))
            for places in combinations(range(bits), d):
                letters = list(text)
                for place in places:
                    letters[place] = "?"
                patterns["".join(letters)] += 1
        sharing = sum(c * (c - 1) // 2 for c in patterns.values())

        same = sum(c * (c - 1) // 2 for c in Counter(codes).values())
        if d == 1:
            return sharing - same * bits
        # a pair one bit apart shares bits - 1 patterns, an equal pair all of them
        one_apart = self.countNearPairs(bits, 1, codes)
        return sharing - one_apart * (bits - 1) - same * (bits * (bits - 1) // 2)
