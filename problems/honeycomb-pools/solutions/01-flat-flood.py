class Solution:
    def countPools(self, rows: List[str]) -> List[int]:
        # One flat byte string with a dry border, so that no neighbour needs a range check.
        width = len(rows[0]) + 2
        cells = bytearray(b"." * width)
        for row in rows:
            cells += b"." + row.encode() + b"."
        cells += b"." * width
        water, dry = ord("~"), ord(".")
        steps = (
            (-1, 1, -width - 1, -width, width - 1, width),
            (-1, 1, -width, -width + 1, width, width + 1),
        )
        pools = largest = 0
        start = cells.find(water)
        while start >= 0:
            pools += 1
            size = 0
            cells[start] = dry
            stack = [start]
            while stack:
                at = stack.pop()
                size += 1
                for step in steps[(at // width - 1) & 1]:
                    if cells[at + step] == water:
                        cells[at + step] = dry
                        stack.append(at + step)
            if size > largest:
                largest = size
            start = cells.find(water, start)
        return [pools, largest]
