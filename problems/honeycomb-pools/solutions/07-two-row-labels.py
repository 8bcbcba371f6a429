class Solution:
    def countPools(self, rows: List[str]) -> List[int]:
        # Keeps labels of the row above only. Sizes and parents live in dicts by label.
        width = len(rows[0])
        boss, size = {}, {}

        def top(label):
            while boss[label] != label:
                label = boss[label]
            return label

        prev = [0] * (width + 2)
        fresh = 0
        for r, row in enumerate(rows):
            cur = [0] * (width + 2)
            d = r & 1
            for c in range(width):
                if row[c] != "~":
                    continue
                mine = 0
                for other in (cur[c], prev[c + d], prev[c + 1 + d]):
                    if not other:
                        continue
                    t = top(other)
                    if not mine:
                        mine = t
                    elif t != mine:
                        lo, hi = min(t, mine), max(t, mine)
                        boss[hi] = lo
                        size[lo] += size.pop(hi)
                        mine = lo
                if not mine:
                    fresh += 1
                    mine = fresh
                    boss[mine] = mine
                    size[mine] = 0
                size[mine] += 1
                cur[c + 1] = mine
            prev = cur
        return [len(size), max(size.values(), default=0)]
