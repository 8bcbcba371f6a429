class Solution:
    def losingPots(self, ladles: List[int], limit: int) -> int:
        # every pot with the pots it can become
        moves = [[pot - s for s in ladles if s <= pot] for pot in range(limit + 1)]
        outcome = []
        for options in moves:
            outcome.append("W" if any(outcome[o] == "L" for o in options) else "L")
        return outcome[1:].count("L")
