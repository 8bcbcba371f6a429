class Solution:
    def totalSwing(self, n: int, window: int, seed: int) -> int:
        ring = [0] * window
        x = seed
        total = 0
        hi = lo = -1  # present extremes; looked up again only when one leaves the window
        for i in range(n):
            h = x >> 16
            x = (1103515245 * x + 12345) & 0x7FFFFFFF
            slot = i % window
            gone = ring[slot]
            ring[slot] = h
            if i < window:
                if i == 0 or h > hi:
                    hi = h
                if i == 0 or h < lo:
                    lo = h
            else:
                if h >= hi:
                    hi = h
                elif gone == hi:
                    hi = max(ring)
                if h <= lo:
                    lo = h
                elif gone == lo:
                    lo = min(ring)
            if i >= window - 1:
                total += hi - lo
        return total
