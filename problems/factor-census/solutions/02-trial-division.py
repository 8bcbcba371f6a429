class Solution:
    def census(self, lo: int, hi: int) -> List[int]:
        def different(n):
            count = 0
            if n % 2 == 0:
                count = 1
                while n % 2 == 0:
                    n //= 2
            d = 3
            while d * d <= n:
                if n % d == 0:
                    count += 1
                    while n % d == 0:
                        n //= d
                d += 2
            return count + (n > 1)

        table = [0] * 8
        for n in range(lo, hi + 1):
            table[different(n)] += 1
        while table[-1] == 0:
            table.pop()
        return table
