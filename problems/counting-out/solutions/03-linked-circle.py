class Solution:
    def lastPlayers(self, n: int, beats: int, k: int) -> List[int]:
        following = list(range(1, n)) + [0]
        before = n - 1  # sits in front of the player who gets the first beat
        left = n
        while left > k:
            for _ in range((beats - 1) % left):
                before = following[before]
            following[before] = following[following[before]]
            left -= 1
            beats += 1
        result = []
        for _ in range(k):
            before = following[before]
            result.append(before + 1)
        result.sort()
        return result
