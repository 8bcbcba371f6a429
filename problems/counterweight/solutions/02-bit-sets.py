class Solution:
    def chooseStones(self, stones: List[int], target: int) -> List[int]:
        # bit s of reach[i]: the first i stones can make the sum s
        keep = (1 << (target + 1)) - 1
        reach = [1]
        for w in stones:
            reach.append((reach[-1] | reach[-1] << w) & keep)
        if not reach[-1] >> target & 1:
            return []
        picked = []
        for i in range(len(stones) - 1, -1, -1):
            if not reach[i] >> target & 1:
                picked.append(i)
                target -= stones[i]
        return picked
