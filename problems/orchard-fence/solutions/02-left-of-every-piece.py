class Solution:
    def seedsInside(self, corners: List[List[int]], count: int, start: int) -> int:
        pieces = []
        for i in range(len(corners)):
            (ax, ay), (bx, by) = corners[i - 1], corners[i]
            pieces.append((ax, ay, bx - ax, by - ay))
        s = start
        hits = 0
        for _ in range(count):
            x = s // 1048576
            y = s // 512 % 2048
            if all(dx * (y - ay) - dy * (x - ax) > 0 for ax, ay, dx, dy in pieces):
                hits += 1
            s = (1103515245 * s + 12345) % 2147483648
        return hits
