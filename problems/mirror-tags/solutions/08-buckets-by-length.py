class Solution:
    def mirrorPairs(self, tags: List[str]) -> int:
        # Only tags of one length with the same outer letters swapped can match.
        buckets = {}
        for tag in tags:
            buckets.setdefault((len(tag), tag[0], tag[-1]), []).append(tag)
        total = 0
        for (length, first, last), group in buckets.items():
            partners = buckets.get((length, last, first))
            if partners is None:
                continue
            partners = sorted(partners)
            for tag in group:
                mirror = tag[::-1]
                lo = bisect_left(partners, mirror)
                while lo < len(partners) and partners[lo] == mirror:
                    lo += 1
                    total += 1
                if mirror == tag:
                    total -= 1
        return total // 2
