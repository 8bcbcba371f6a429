class Solution:
    def lastPlayers(self, n: int, beats: int, k: int) -> List[int]:
        width = int(n ** 0.5) + 1
        blocks = [list(range(s, min(s + width, n + 1))) for s in range(1, n + 1, width)]
        position, left = 0, n
        while left > k:
            position = (position + beats - 1) % left
            offset = position
            for block in blocks:
                if offset < len(block):
                    del block[offset]
                    break
                offset -= len(block)
            left -= 1
            beats += 1
        return [player for block in blocks for player in block]
