class Solution:
    def totalView(self, n: int, seed: int, top: int, slope: int) -> int:
        # Only the masts whose view is still open are kept.
        heights = []
        places = []
        total = 0
        state = seed
        drop = 0
        for i in range(n):
            state = (state * 69069 + 1) & 0xFFFFFFFF
            h = (state >> 16) % top - drop
            drop += slope
            while heights and heights[-1] <= h:
                heights.pop()
                total += i - places.pop()
            heights.append(h)
            places.append(i)
        return total + len(places) * (n - 1) - sum(places)
