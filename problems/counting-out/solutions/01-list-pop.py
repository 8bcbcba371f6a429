class Solution:
    def lastPlayers(self, n: int, beats: int, k: int) -> List[int]:
        circle = list(range(1, n + 1))
        at = 0
        while len(circle) > k:
            at = (at + beats - 1) % len(circle)
            circle.pop(at)
            beats += 1
        return sorted(circle)
