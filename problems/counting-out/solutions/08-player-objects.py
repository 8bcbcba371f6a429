class Player:
    def __init__(self, number):
        self.number = number
        self.left = None
        self.right = None


class Solution:
    def lastPlayers(self, n: int, beats: int, k: int) -> List[int]:
        players = [Player(i) for i in range(1, n + 1)]
        for i, player in enumerate(players):
            player.left = players[i - 1]
            player.right = players[(i + 1) % n]
        current = players[0]
        size = n
        while size > k:
            steps = (beats - 1) % size
            if steps <= size // 2:
                for _ in range(steps):
                    current = current.right
            else:
                for _ in range(size - steps):
                    current = current.left
            current.left.right = current.right
            current.right.left = current.left
            current = current.right
            size -= 1
            beats += 1
        numbers = []
        for _ in range(k):
            numbers.append(current.number)
            current = current.right
        return sorted(numbers)
