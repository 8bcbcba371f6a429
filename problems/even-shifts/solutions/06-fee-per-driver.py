class Solution:
    def leastStrain(self, legs: List[int], k: int) -> int:
        """Charges a fee for every driver instead of counting them, and searches the fee at which
        the cheapest plan has k drivers (the least strain is convex in their number)."""
        P = list(accumulate(legs, initial=0))
        n = len(legs)

        def cheapest(fee):
            cost = [0] * (n + 1)
            drivers = [0] * (n + 1)
            queue = [0]
            head = 0

            def value(s):
                return cost[s] + P[s] * P[s]

            for e in range(1, n + 1):
                x = P[e]
                while head + 1 < len(queue):
                    s, t = queue[head], queue[head + 1]
                    left = value(s) - 2 * P[s] * x
                    right = value(t) - 2 * P[t] * x
                    if (right, drivers[t]) <= (left, drivers[s]):
                        head += 1
                    else:
                        break
                s = queue[head]
                cost[e] = cost[s] + (x - P[s]) ** 2 + fee
                drivers[e] = drivers[s] + 1
                while len(queue) - head >= 2:
                    a, b = queue[-2], queue[-1]
                    if (value(e) - value(a)) * (P[b] - P[a]) < (value(b) - value(a)) * (P[e] - P[a]):
                        queue.pop()
                    else:
                        break
                queue.append(e)
            return cost[n], drivers[n]

        low, high = 0, P[n] * P[n]
        while low < high:
            fee = (low + high) // 2
            if cheapest(fee)[1] <= k:
                high = fee
            else:
                low = fee + 1
        return cheapest(low)[0] - low * k
