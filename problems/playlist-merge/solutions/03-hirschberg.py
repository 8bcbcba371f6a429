class Solution:
    def merge(self, first: str, second: str) -> str:
        """Divide and conquer in linear memory: halve `first`, find where `second` has to be cut."""

        def lengths(a, b):
            row = list(range(len(b) + 1))
            for i, x in enumerate(a):
                diagonal = row[0]
                left = row[0] = i + 1
                for j, y in enumerate(b, 1):
                    above = row[j]
                    if x == y:
                        left = diagonal + 1
                    else:
                        left = (left if left < above else above) + 1
                    row[j] = left
                    diagonal = above
            return row

        def solve(a, b):
            if not b:
                return a
            if len(a) == 1:
                return b if a in b else a + b
            if not a:
                return b
            half = len(a) // 2
            front = lengths(a[:half], b)
            back = lengths(a[half:][::-1], b[::-1])[::-1]
            cut = min(range(len(b) + 1), key=lambda j: front[j] + back[j])
            return solve(a[:half], b[:cut]) + solve(a[half:], b[cut:])

        return solve(first, second)
