class Solution:
    def merge(self, first: str, second: str) -> str:
        # Longest common subsequence with one big integer a row (a zero bit marks a step up).
        m = len(second)
        where = {song: sum(1 << j for j in range(m) if second[j] == song) for song in set(first)}
        full = (1 << m) - 1
        v = full
        rows = [v]
        for song in first:
            u = v & where[song]
            v = ((v + u) | (v - u)) & full
            rows.append(v)

        i, j = len(first), m
        out = []
        while i and j:
            if first[i - 1] == second[j - 1]:
                out.append(first[i - 1])
                i -= 1
                j -= 1
            elif rows[i] >> (j - 1) & 1:
                out.append(second[j - 1])  # no step here: this song of second adds nothing
                j -= 1
            else:
                # the step was there before this song of first came
                out.append(first[i - 1])
                i -= 1
        return first[:i] + second[:j] + "".join(reversed(out))
