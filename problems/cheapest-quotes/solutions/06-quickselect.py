class Solution:
    def totalOfCheapest(self, n: int, seed: int, p: int, k: int) -> int:
        state = seed
        prices = []
        for _ in range(n):
            state = (state * 1103515245 + 12345) % 2147483648
            prices.append(state // 1024 % p)

        def smallest(values, need):
            if need == 0:
                return 0
            pivot = values[len(values) // 2]
            below = [v for v in values if v < pivot]
            if need <= len(below):
                return smallest(below, need)
            equal = values.count(pivot)
            total = sum(below)
            if need <= len(below) + equal:
                return total + pivot * (need - len(below))
            above = [v for v in values if v > pivot]
            return total + pivot * equal + smallest(above, need - len(below) - equal)

        return smallest(prices, k)
