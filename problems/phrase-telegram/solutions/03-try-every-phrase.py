class Solution:
    def cheapestTelegram(self, message: str, phrases: List[str], prices: List[int]) -> List[int]:
        n = len(message)
        dp = [float("inf")] * (n + 1)
        dp[n] = 0
        choice = [None] * (n + 1)
        for i in range(n - 1, -1, -1):
            for k, phrase in enumerate(phrases):
                if message.startswith(phrase, i):
                    c = prices[k] + dp[i + len(phrase)]
                    if c < dp[i]:
                        dp[i] = c
                        choice[i] = k
        if choice[0] is None:
            return []
        ans = []
        i = 0
        while i < n:
            ans.append(choice[i])
            i += len(phrases[choice[i]])
        return ans
