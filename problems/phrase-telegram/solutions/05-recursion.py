import sys
from functools import lru_cache


class Solution:
    def cheapestTelegram(self, message: str, phrases: List[str], prices: List[int]) -> List[int]:
        sys.setrecursionlimit(20000)
        by_letter = {}
        for i, phrase in enumerate(phrases):
            by_letter.setdefault(phrase[0], []).append((phrase, prices[i], i))

        @lru_cache(maxsize=None)
        def solve(position):
            """(price, index, next position) from here on, or None."""
            if position == len(message):
                return (0, None, None)
            best = None
            for phrase, price, i in by_letter.get(message[position], ()):
                if message[position:position + len(phrase)] == phrase:
                    rest = solve(position + len(phrase))
                    if rest is not None and (best is None or rest[0] + price < best[0]):
                        best = (rest[0] + price, i, position + len(phrase))
            return best

        # from the back in steps, so that the calls stay shallow
        for position in range(len(message), -1, -100):
            solve(position)
        answer = []
        step = solve(0)
        while step is not None and step[1] is not None:
            answer.append(step[1])
            step = solve(step[2])
        return answer
