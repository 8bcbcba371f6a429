from bisect import bisect_left


class Solution:
    def countPhrases(self, song: str, phrases: List[str]) -> List[int]:
        longest = max(len(p) for p in phrases)
        starts = sorted(song[i:i + longest] for i in range(len(song)))

        def exact(phrase):
            # "e" sorts behind every note
            return bisect_left(starts, phrase + "e") - bisect_left(starts, phrase)

        result = []
        for phrase in phrases:
            if "?" in phrase:
                result.append(sum(exact(phrase.replace("?", note)) for note in "abcd"))
            else:
                result.append(exact(phrase))
        return result
