class Solution:
    def lastPlayers(self, n: int, beats: int, k: int) -> List[int]:
        # Seen from the end: the k who stay sit at 0..k-1 counted from the one who would be next.
        # Undoing the round with `size` players shifts every seat by that round's beats.
        seats = list(range(k))
        for size in range(k + 1, n + 1):
            shift = beats + (n - size)
            seats = [(s + shift) % size for s in seats]
        return sorted(s + 1 for s in seats)
