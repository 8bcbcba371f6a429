class Solution:
    def countPools(self, rows):
        water = set()
        for r, row in enumerate(rows):
            for c, field in enumerate(row):
                if field == "~":
                    water.add((r, c))

        sizes = []
        while water:
            first = water.pop()
            todo = [first]
            size = 0
            while todo:
                r, c = todo.pop()
                size += 1
                shift = c if r % 2 == 1 else c - 1
                for n in [(r, c - 1), (r, c + 1), (r - 1, shift), (r - 1, shift + 1), (r + 1, shift), (r + 1, shift + 1)]:
                    if n in water:
                        water.remove(n)
                        todo.append(n)
            sizes.append(size)
        return [len(sizes), max(sizes, default=0)]
