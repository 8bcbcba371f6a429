class Solution:
    def chooseStones(self, stones: List[int], target: int) -> List[int]:
        half = len(stones) // 2
        left = self.sums(stones, range(half), target)
        right = self.sums(stones, range(half, len(stones)), target)
        for total, mask in left.items():
            other = right.get(target - total)
            if other is not None:
                both = mask | other
                return [i for i in range(len(stones)) if both >> i & 1]
        return []

    def sums(self, stones, indices, target):
        """Every sum up to target with one set of stones (as bits) that makes it."""
        known = {0: 0}
        for i in indices:
            for total, mask in list(known.items()):
                bigger = total + stones[i]
                if bigger <= target:
                    known.setdefault(bigger, mask | 1 << i)
        return known
