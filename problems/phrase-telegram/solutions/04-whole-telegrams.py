class Solution:
    def cheapestTelegram(self, message: str, phrases: List[str], prices: List[int]) -> List[int]:
        # telegrams[p] = (price, list of phrases) for the first p letters
        telegrams = {0: (0, [])}
        for end in range(1, len(message) + 1):
            best = None
            for i, phrase in enumerate(phrases):
                start = end - len(phrase)
                if start in telegrams and message.endswith(phrase, 0, end):
                    price = telegrams[start][0] + prices[i]
                    if best is None or price < best[0]:
                        best = (price, telegrams[start][1] + [i])
            if best is not None:
                telegrams[end] = best
        return telegrams[len(message)][1] if len(message) in telegrams else []
