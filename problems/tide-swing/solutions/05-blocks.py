from array import array


class Solution:
    def totalSwing(self, n: int, window: int, seed: int) -> int:
        h = array("i", bytes(4 * n))
        x = seed
        for i in range(n):
            h[i] = x >> 16
            x = (1103515245 * x + 12345) & 0x7FFFFFFF
        # cut the log into blocks of `window`; every stretch is a block's tail plus the next one's head
        return self.maxima(h, n, window, False) + self.maxima(h, n, window, True)

    def maxima(self, h, n, w, negate):
        if negate:
            h = array("i", [-v for v in h])
        head = array("i", h)
        tail = array("i", h)
        for i in range(1, n):
            if i % w and head[i - 1] > head[i]:
                head[i] = head[i - 1]
        for i in range(n - 2, -1, -1):
            if (i + 1) % w and tail[i + 1] > tail[i]:
                tail[i] = tail[i + 1]
        total = 0
        for i in range(n - w + 1):
            a, b = tail[i], head[i + w - 1]
            total += a if a > b else b
        return total
