class Solution:
    def countPhrases(self, song: str, phrases: List[str]) -> List[int]:
        counts = []
        for phrase in phrases:
            before, unclear, after = phrase.partition("?")
            gap = len(before) + len(unclear)
            n = 0
            for i in range(len(song) - len(phrase) + 1):
                if song.startswith(before, i) and song.startswith(after, i + gap):
                    n += 1
            counts.append(n)
        return counts
