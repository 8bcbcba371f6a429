class Solution:
    def cheapestTelegram(self, message: str, phrases: List[str], prices: List[int]) -> List[int]:
        book = {}
        for i, phrase in enumerate(phrases):
            if phrase not in book or prices[i] < prices[book[phrase]]:
                book[phrase] = i
        lengths = sorted(set(map(len, book)))
        n = len(message)
        cost = [0] + [inf] * n
        last = [-1] * (n + 1)
        for end in range(1, n + 1):
            for length in lengths:
                if length > end:
                    break
                i = book.get(message[end - length:end])
                if i is not None and cost[end - length] + prices[i] < cost[end]:
                    cost[end] = cost[end - length] + prices[i]
                    last[end] = i
        if last[n] < 0:
            return []
        chosen = []
        while n:
            chosen.append(last[n])
            n -= len(phrases[last[n]])
        return chosen[::-1]
