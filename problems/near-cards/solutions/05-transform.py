class Solution:
    def countNearPairs(self, bits: int, d: int, codes: List[int]) -> int:
        # XOR convolution of the histogram with itself (Walsh-Hadamard)
        size = 1 << bits
        hist = [0] * size
        for c in codes:
            hist[c] += 1

        def transform(v):
            half = 1
            while half < size:
                for start in range(0, size, 2 * half):
                    for i in range(start, start + half):
                        x = v[i]
                        y = v[i + half]
                        v[i] = x + y
                        v[i + half] = x - y
                half *= 2

        transform(hist)
        for i in range(size):
            hist[i] *= hist[i]
        transform(hist)
        ordered = 0
        for i in range(size):
            if i.bit_count() == d:
                ordered += hist[i]
        return ordered // size // 2
