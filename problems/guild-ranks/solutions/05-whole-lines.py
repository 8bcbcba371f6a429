class Solution:
    """Keeps everybody's whole line of teachers, then looks at how long the lines are."""

    def fullestRank(self, mentor: List[int]) -> List[int]:
        lines = {}

        def line_of(i):
            stack = []
            while i not in lines and mentor[i] != -1:
                stack.append(i)
                i = mentor[i]
            if i not in lines:
                lines[i] = (i,)
            while stack:
                pupil = stack.pop()
                lines[pupil] = lines[mentor[pupil]] + (pupil,)
            return

        for member in range(len(mentor)):
            line_of(member)

        tally = defaultdict(int)
        for line in lines.values():
            tally[len(line) - 1] += 1
        top = max(tally.values())
        return [min(r for r in tally if tally[r] == top), top]
