class Solution:
    # Grow the window by doubling: the maxima over 2w minutes are the maxima of
    # two neighbouring stretches of w. map() keeps the loop out of the interpreter.
    def totalSwing(self, n: int, window: int, seed: int) -> int:
        hi = []
        push = hi.append
        x = seed
        for _ in range(n):
            push(x >> 16)
            x = (x * 1103515245 + 12345) & 2147483647
        lo = hi
        w = 1
        while w < window:
            step = min(w, window - w)
            hi = list(map(max, hi, hi[step:]))
            lo = list(map(min, lo, lo[step:]))
            w += step
        return sum(hi) - sum(lo)
