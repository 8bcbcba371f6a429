from bisect import bisect_left, bisect_right


class Solution:
    def mirrorPairs(self, tags: List[str]) -> int:
        order = sorted(tags)
        twice = 0
        for t in tags:
            r = t[::-1]
            twice += bisect_right(order, r) - bisect_left(order, r)
            if r == t:
                twice -= 1  # not with itself
        return twice // 2
