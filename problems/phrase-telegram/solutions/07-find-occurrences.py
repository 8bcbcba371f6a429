class Solution:
    def cheapestTelegram(self, message: str, phrases: List[str], prices: List[int]) -> List[int]:
        # All places where some phrase ends, found phrase by phrase.
        n = len(message)
        ending = [[] for _ in range(n + 1)]
        for index, phrase in enumerate(phrases):
            at = message.find(phrase)
            while at >= 0:
                ending[at + len(phrase)].append((at, prices[index], index))
                at = message.find(phrase, at + 1)
        INF = 10 ** 9
        total = [0] + [INF] * n
        used = [(0, 0)] * (n + 1)
        for end in range(1, n + 1):
            for at, price, index in ending[end]:
                if total[at] + price < total[end]:
                    total[end] = total[at] + price
                    used[end] = (at, index)
        if total[n] == INF:
            return []
        indices = []
        while n > 0:
            n, index = used[n]
            indices.append(index)
        return list(reversed(indices))
