from collections import Counter


class Solution:
    def mirrorPairs(self, tags: List[str]) -> int:
        count = Counter(tags)
        total = 0
        for tag, k in count.items():
            mirror = tag[::-1]
            if mirror == tag:
                total += k * (k - 1) // 2
            elif tag < mirror:
                total += k * count.get(mirror, 0)
        return total
