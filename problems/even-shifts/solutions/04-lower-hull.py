class Solution:
    def leastStrain(self, legs: List[int], k: int) -> int:
        # best[s] + (P[e] - P[s])^2 = P[e]^2 + (best[s] + P[s]^2) - 2 P[s] P[e]:
        # for a growing P[e] the least of lines with falling slopes.
        P = [0]
        for leg in legs:
            P.append(P[-1] + leg)
        n = len(legs)
        best = [p * p for p in P]
        for drivers in range(2, k + 1):
            new = [0] * (n + 1)
            slopes, heights = [], []
            head = 0
            for e in range(drivers, n + 1):
                s = e - 1
                m, b = -2 * P[s], best[s] + P[s] * P[s]
                while len(slopes) - head >= 2 and (
                    (b - heights[-2]) * (slopes[-2] - slopes[-1]) <= (heights[-1] - heights[-2]) * (slopes[-2] - m)
                ):
                    slopes.pop()
                    heights.pop()
                slopes.append(m)
                heights.append(b)
                x = P[e]
                while head + 1 < len(slopes) and slopes[head + 1] * x + heights[head + 1] <= slopes[head] * x + heights[head]:
                    head += 1
                new[e] = x * x + slopes[head] * x + heights[head]
            best = new
        return best[n]
