class Solution:
    def mirrorPairs(self, tags: List[str]) -> int:
        rest = list(tags)
        total = 0
        while rest:
            last = rest.pop()
            total += rest.count(last[::-1])
        return total
