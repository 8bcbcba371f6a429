from collections import deque


class Solution:
    def placeTents(self, n, rivals):
        near = [[] for _ in range(n)]
        for a, b in rivals:
            near[a].append(b)
            near[b].append(a)
        side = [""] * n
        for first in range(n):
            if side[first]:
                continue
            side[first] = "S"
            queue = deque([first])
            while queue:
                tent = queue.popleft()
                other = "H" if side[tent] == "S" else "S"
                for rival in near[tent]:
                    if not side[rival]:
                        side[rival] = other
                        queue.append(rival)
                    elif side[rival] != other:
                        return ""
        return "".join(side)
