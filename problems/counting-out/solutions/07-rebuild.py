class Solution:
    def lastPlayers(self, n: int, beats: int, k: int) -> List[int]:
        circle = [i for i in range(1, n + 1)]
        while len(circle) > k:
            i = (beats - 1) % len(circle)
            circle = circle[i + 1:] + circle[:i]
            beats = beats + 1
        return sorted(circle)
