class Solution:
    def countPhrases(self, song: str, phrases: List[str]) -> List[int]:
        @cache
        def occurrences(phrase):
            head, unclear, tail = phrase.partition("?")
            # look for the longer part, then check the other one beside it
            if len(head) >= len(tail):
                key, back = head, 0
                other, gap = tail, len(head) + 1
            else:
                key, back = tail, len(head) + 1
                other, gap = head, 0
            if not key:
                return len(song)
            last = len(song) - len(phrase)
            found = 0
            at = song.find(key, back)
            while at >= 0 and at - back <= last:
                if not other or song.startswith(other, at - back + gap):
                    found += 1
                at = song.find(key, at + 1)
            return found

        return [occurrences(p) for p in phrases]
