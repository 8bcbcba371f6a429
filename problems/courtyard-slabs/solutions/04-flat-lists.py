class Solution:
    def countPavings(self, yard: List[str], stones: int) -> int:
        """Broken profile over plain lists, one list a number of stones, along the shorter side."""
        if len(yard) < len(yard[0]):
            yard = ["".join(column) for column in zip(*yard)]
        h, w = len(yard), len(yard[0])
        size = 1 << w
        mod = 1000000007
        layers = [[0] * size for _ in range(stones + 1)]
        layers[0][0] = 1
        for r in range(h):
            for c in range(w):
                bit = 1 << c
                bed = yard[r][c] == "*"
                right = bit * 2 if c + 1 < w and yard[r][c + 1] == "." else 0
                below = bit if r + 1 < h and yard[r + 1][c] == "." else 0
                fresh = [[0] * size for _ in range(stones + 1)]
                for k, layer in enumerate(layers):
                    to = fresh[k]
                    for p, n in enumerate(layer):
                        if not n:
                            continue
                        if p & bit:
                            to[p ^ bit] += n
                        elif bed:
                            to[p] += n
                        else:
                            if below:
                                to[p | below] += n
                            if right and not p & right:
                                to[p | right] += n
                            if k < stones:
                                fresh[k + 1][p] += n
                layers = [[n % mod for n in layer] for layer in fresh]
        return sum(layer[0] for layer in layers) % mod
