class Solution:
    def chooseStones(self, stones, target):
        # last[s]: the stone that reached the sum s first, or -1
        last = [-1] * (target + 1)
        top = 0
        for i, w in enumerate(stones):
            top = min(target, top + w)
            for s in range(top, w - 1, -1):
                if last[s] < 0 and (s == w or last[s - w] >= 0):
                    last[s] = i
            if last[target] >= 0:
                break
        chosen = []
        if last[target] >= 0:
            while target:
                chosen.append(last[target])
                target -= stones[last[target]]
        return chosen
