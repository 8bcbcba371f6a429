class Solution:
    def cheapestTelegram(self, message, phrases, prices):
        longest = max(len(p) for p in phrases)
        best_index = {}
        for i in sorted(range(len(phrases)), key=lambda i: -prices[i]):
            best_index[phrases[i]] = i
        # chains of the last few positions only: (price, index, earlier chain)
        recent = deque([(0, None, None)], maxlen=longest)
        for end in range(1, len(message) + 1):
            candidates = []
            for back in range(1, len(recent) + 1):
                chain = recent[-back]
                if chain is not None:
                    i = best_index.get(message[end - back:end])
                    if i is not None:
                        candidates.append((chain[0] + prices[i], i, chain))
            recent.append(min(candidates, key=lambda chain: chain[0]) if candidates else None)
        chain = recent[-1]
        found = deque()
        while chain is not None and chain[1] is not None:
            found.appendleft(chain[1])
            chain = chain[2]
        return list(found)
