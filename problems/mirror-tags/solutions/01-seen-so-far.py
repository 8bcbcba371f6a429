class Solution:
    def mirrorPairs(self, tags: List[str]) -> int:
        seen = defaultdict(int)
        pairs = 0
        for tag in tags:
            pairs += seen[tag[::-1]]
            seen[tag] += 1
        return pairs
