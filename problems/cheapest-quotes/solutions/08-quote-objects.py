from dataclasses import dataclass, field


@dataclass(order=True)
class Quote:
    price: int
    number: int = field(compare=False)


class Solution:
    def totalOfCheapest(self, n: int, seed: int, p: int, k: int) -> int:
        quotes = []
        state = seed
        for number in range(n):
            state = (state * 1103515245 + 12345) % 2147483648
            quotes.append(Quote((state // 1024) % p, number))
        quotes.sort(key=lambda quote: quote.price)
        return sum(quote.price for quote in quotes[:k])
