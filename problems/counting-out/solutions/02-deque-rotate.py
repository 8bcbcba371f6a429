from collections import deque


class Solution:
    def lastPlayers(self, n: int, beats: int, k: int) -> List[int]:
        players = deque(range(1, n + 1))
        while len(players) > k:
            players.rotate(-((beats - 1) % len(players)))
            players.popleft()
            beats += 1
        return sorted(players)
