class Solution:
    def fullestRank(self, mentor: List[int]) -> List[int]:
        # pointer jumping: each round doubles how far every member looks up
        n = len(mentor)
        up = [m if m >= 0 else n for m in mentor] + [n]
        steps = [1 if m >= 0 else 0 for m in mentor] + [0]
        while min(up) < n:
            steps = [s + steps[u] for s, u in zip(steps, up)]
            up = [up[u] for u in up]
        counts = [0] * (max(steps) + 1)
        for s in steps[:n]:
            counts[s] += 1
        best = max(counts)
        return [counts.index(best), best]
