class Solution:
    def leastStrain(self, legs: List[int], k: int) -> int:
        n = len(legs)
        best = [0]
        for leg in legs:
            best.append(best[-1] + leg)
        best = [t * t for t in best]
        for d in range(2, k + 1):
            row = [math.inf] * (n + 1)
            for end in range(d, n + 1):
                minutes = 0
                least = math.inf
                # the last stretch grows to the west until it alone is too much
                for s in range(end - 1, d - 2, -1):
                    minutes += legs[s]
                    alone = minutes * minutes
                    if alone >= least:
                        break
                    if best[s] + alone < least:
                        least = best[s] + alone
                row[end] = least
            best = row
        return best[n]
