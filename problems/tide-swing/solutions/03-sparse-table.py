class Solution:
    def totalSwing(self, n: int, window: int, seed: int) -> int:
        h = []
        x = seed
        for _ in range(n):
            h.append(x >> 16)
            x = (x * 1103515245 + 12345) % (1 << 31)

        # up[k][i] = max of h[i : i + 2**k], down likewise for min
        up, down = [h], [h]
        size = 1
        while size * 2 <= n:
            a, b = up[-1], down[-1]
            up.append([max(a[i], a[i + size]) for i in range(n - 2 * size + 1)])
            down.append([min(b[i], b[i + size]) for i in range(n - 2 * size + 1)])
            size *= 2

        k = window.bit_length() - 1
        off = window - (1 << k)
        hi, lo = up[k], down[k]
        res = 0
        for i in range(n - window + 1):
            res += max(hi[i], hi[i + off]) - min(lo[i], lo[i + off])
        return res
