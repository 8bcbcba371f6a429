from bisect import bisect_left


class Solution:
    def finishTime(self, printers: List[List[int]], sheets: int) -> int:
        pace, batch, rest = printers[0]
        alone = sheets * (pace + rest)
        return bisect_left(
            range(alone + 1),
            sheets,
            key=lambda t: sum(t // (p * b + r) * b + min(b, t % (p * b + r) // p) for p, b, r in printers),
        )
