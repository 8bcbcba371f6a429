class Solution:
    MOD = (1 << 61) - 1
    BASE = 911382323

    def mirrorPairs(self, tags: List[str]) -> int:
        counts = {}
        answer = 0
        for tag in tags:
            forward = 0
            backward = 0
            power = 1
            for ch in tag:
                v = ord(ch) - 96
                forward = (forward * self.BASE + v) % self.MOD
                backward = (backward + v * power) % self.MOD
                power = power * self.BASE % self.MOD
            answer += counts.get((len(tag), backward), 0)
            key = (len(tag), forward)
            counts[key] = counts.get(key, 0) + 1
        return answer
