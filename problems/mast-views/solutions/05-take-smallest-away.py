class Solution:
    def totalView(self, n: int, seed: int, top: int, slope: int) -> int:
        """Removes masts from the shortest up; what then stands next to the east stops the view."""
        masts = []
        state = seed
        for i in range(n):
            state = (state * 69069 + 1) % 4294967296
            masts.append((state // 65536 % top - slope * i, i))
        east = {i: i + 1 for i in range(n)}
        west = {i: i - 1 for i in range(n)}
        total = 0
        for _, i in sorted(masts):
            e, w = east[i], west[i]
            total += (e if e < n else n - 1) - i
            if e < n:
                west[e] = w
            if w >= 0:
                east[w] = e
        return total
