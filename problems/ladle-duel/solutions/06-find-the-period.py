class Solution:
    def losingPots(self, ladles: List[int], limit: int) -> int:
        """The outcomes of the last max(ladles) pots decide the next one, so they repeat in the end."""
        width = max(ladles)
        full = (1 << width) - 1
        moves = sum(1 << (size - 1) for size in ladles)
        window = 1
        seen = {}
        lostUpTo = [0]
        pot = 0
        while pot < limit:
            if window in seen:
                start = seen[window]
                period = pot - start
                gain = lostUpTo[pot] - lostUpTo[start]
                turns, rest = divmod(limit - pot, period)
                return lostUpTo[pot] + turns * gain + lostUpTo[start + rest] - lostUpTo[start]
            seen[window] = pot
            lost = not window & moves
            window = (window << 1 | lost) & full
            lostUpTo.append(lostUpTo[-1] + lost)
            pot += 1
        return lostUpTo[limit]
