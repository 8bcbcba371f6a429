class Solution:
    def seedsInside(self, corners: List[List[int]], count: int, start: int) -> int:
        """The method for any polygon: count crossings of a ray, and reject seeds on a piece of fence."""
        n = len(corners)

        def inside(x, y):
            odd = False
            for i in range(n):
                x1, y1 = corners[i - 1]
                x2, y2 = corners[i]
                if (y1 > y) == (y2 > y):
                    if y1 == y == y2 and min(x1, x2) <= x <= max(x1, x2):
                        return False
                    if (x1, y1) == (x, y) or (x2, y2) == (x, y):
                        return False
                    continue
                turn = (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1)
                if turn == 0:
                    return False
                if (turn > 0) == (y2 > y1):
                    odd = not odd
            return odd

        s = start
        answer = 0
        for _ in range(count):
            if inside(s >> 20, (s >> 9) & 2047):
                answer += 1
            s = (1103515245 * s + 12345) & 0x7FFFFFFF
        return answer
