class Solution:
    def chooseStones(self, stones: List[int], target: int) -> List[int]:
        # a row has one byte a sum, 1 if it can be made; adding a stone is one shift of the whole row
        size = target + 1
        rows = [b"\x01" + bytes(target)]
        for w in stones:
            old = rows[-1]
            moved = bytes(w) + old[:-w] if w <= target else bytes(size)
            both = int.from_bytes(old, "big") | int.from_bytes(moved, "big")
            rows.append(both.to_bytes(size, "big"))
        if not rows[-1][target]:
            return []
        picked = []
        for i in reversed(range(len(stones))):
            if not rows[i][target]:
                picked.append(i)
                target -= stones[i]
        return picked
