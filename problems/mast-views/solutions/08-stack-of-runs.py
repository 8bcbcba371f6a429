class Solution:
    def totalView(self, n: int, seed: int, top: int, slope: int) -> int:
        def heights():
            state = seed
            for i in range(n):
                state = (state * 69069 + 1) % 4294967296
                yield state // 65536 % top - slope * i

        # entries: (height, sum of positions, number of masts) of masts of one height in sight
        open_views = []
        total = 0
        for i, h in enumerate(heights()):
            while open_views and open_views[-1][0] <= h:
                _, positions, masts = open_views.pop()
                total += i * masts - positions
            open_views.append((h, i, 1))
        for _, positions, masts in open_views:
            total += (n - 1) * masts - positions
        return total
