import re


class Solution:
    def countPhrases(self, song: str, phrases: List[str]) -> List[int]:
        answer = []
        for phrase in phrases:
            pattern = re.compile("(?=" + phrase.replace("?", ".") + ")")
            answer.append(sum(1 for _ in pattern.finditer(song)))
        return answer
