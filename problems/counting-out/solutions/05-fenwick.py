class Solution:
    def lastPlayers(self, n: int, beats: int, k: int) -> List[int]:
        tree = [0] * (n + 1)
        for i in range(1, n + 1):
            tree[i] += 1
            j = i + (i & -i)
            if j <= n:
                tree[j] += tree[i]
        top = 1 << (n.bit_length() - 1)

        def take(rank):
            """Removes the player with this rank (from 0) among those still sitting."""
            pos = 0
            step = top
            rest = rank + 1
            while step:
                nxt = pos + step
                if nxt <= n and tree[nxt] < rest:
                    pos = nxt
                    rest -= tree[nxt]
                step >>= 1
            pos += 1
            i = pos
            while i <= n:
                tree[i] -= 1
                i += i & -i
            return pos

        rank = 0
        gone = set()
        for left in range(n, k, -1):
            rank = (rank + beats - 1) % left
            gone.add(take(rank))
            beats += 1
        return [p for p in range(1, n + 1) if p not in gone]
