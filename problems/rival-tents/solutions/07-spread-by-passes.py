class Solution:
    def placeTents(self, n: int, rivals: List[List[int]]) -> str:
        side = [""] * n
        opposite = {"S": "H", "H": "S"}
        left = rivals
        while left:
            side[left[0][0]] = "S"
            progress = True
            while progress:
                progress = False
                rest = []
                for a, b in left:
                    if side[a] and side[b]:
                        if side[a] == side[b]:
                            return ""
                    elif side[a]:
                        side[b] = opposite[side[a]]
                        progress = True
                    elif side[b]:
                        side[a] = opposite[side[b]]
                        progress = True
                    else:
                        rest.append((a, b))
                left = rest
        return "".join(s or "S" for s in side)
