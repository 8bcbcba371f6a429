class Solution:
    def chooseStones(self, stones: List[int], target: int) -> List[int]:
        """Tries heavy stones first and remembers the (stone, rest) pairs that lead nowhere."""
        order = sorted(range(len(stones)), key=lambda i: -stones[i])
        tail = [0] * (len(order) + 1)
        for k in range(len(order) - 1, -1, -1):
            tail[k] = tail[k + 1] + stones[order[k]]
        dead = set()
        chosen = []

        def search(k, rest):
            if rest == 0:
                return True
            if k == len(order) or rest > tail[k] or (k, rest) in dead:
                return False
            weight = stones[order[k]]
            if weight <= rest:
                chosen.append(order[k])
                if search(k + 1, rest - weight):
                    return True
                chosen.pop()
            if search(k + 1, rest):
                return True
            dead.add((k, rest))
            return False

        return chosen if search(0, target) else []
