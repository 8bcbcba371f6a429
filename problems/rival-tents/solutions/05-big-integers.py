class Solution:
    def placeTents(self, n: int, rivals: List[List[int]]) -> str:
        """Sets of tents as the bits of integers; a whole ring of rivals is placed at once."""
        near = [0] * n
        for a, b in rivals:
            near[a] |= 1 << b
            near[b] |= 1 << a
        sides = [0, 0]
        free = (1 << n) - 1
        while free:
            ring = free & -free
            turn = 0
            while ring:
                sides[turn] |= ring
                free &= ~ring
                reach = 0
                while ring:
                    low = ring & -ring
                    reach |= near[low.bit_length() - 1]
                    ring ^= low
                if reach & sides[turn]:
                    return ""
                ring = reach & free
                turn ^= 1
        return "".join("H" if sides[1] >> i & 1 else "S" for i in range(n))
