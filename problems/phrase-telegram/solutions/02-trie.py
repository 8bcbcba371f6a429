class Solution:
    def cheapestTelegram(self, message: str, phrases: List[str], prices: List[int]) -> List[int]:
        END = "end"
        root = {}
        for index, phrase in enumerate(phrases):
            node = root
            for letter in phrase:
                node = node.setdefault(letter, {})
            if END not in node or prices[index] < prices[node[END]]:
                node[END] = index

        n = len(message)
        best = [None] * (n + 1)
        best[0] = (0, None)
        for start in range(n):
            if best[start] is None:
                continue
            so_far = best[start][0]
            node = root
            for position in range(start, n):
                node = node.get(message[position])
                if node is None:
                    break
                if END in node:
                    price = so_far + prices[node[END]]
                    if best[position + 1] is None or price < best[position + 1][0]:
                        best[position + 1] = (price, node[END])
        if best[n] is None:
            return []
        result = []
        position = n
        while position > 0:
            index = best[position][1]
            result.insert(0, index)
            position -= len(phrases[index])
        return result
