class Solution:
    def countPhrases(self, song, phrases):
        # rows[note]: bit i is set where the song has this note at place i.
        # A phrase occurs at i if, for each of its notes, the bit i + offset is set.
        rows = {note: int("".join("1" if s == note else "0" for s in reversed(song)), 2) for note in "abcd"}
        answer = []
        for phrase in phrases:
            places = (1 << max(0, len(song) - len(phrase) + 1)) - 1
            for offset, note in enumerate(phrase):
                if note != "?":
                    places &= rows[note] >> offset
            answer.append(places.bit_count())
        return answer
