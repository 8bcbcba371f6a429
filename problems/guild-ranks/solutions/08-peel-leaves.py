class Solution:
    def fullestRank(self, mentor: List[int]) -> List[int]:
        n = len(mentor)
        open_pupils = [0] * n
        for m in mentor:
            if m >= 0:
                open_pupils[m] += 1
        # take away members without pupils until nobody is left; backwards this is an order from the founders down
        order = [i for i in range(n) if open_pupils[i] == 0]
        for i in order:
            m = mentor[i]
            if m >= 0:
                open_pupils[m] -= 1
                if open_pupils[m] == 0:
                    order.append(m)
        rank = [0] * n
        for i in reversed(order):
            if mentor[i] >= 0:
                rank[i] = rank[mentor[i]] + 1
        tally = [0] * n
        for r in rank:
            tally[r] += 1
        return max(([r, t] for r, t in enumerate(tally)), key=lambda rt: (rt[1], -rt[0]))
