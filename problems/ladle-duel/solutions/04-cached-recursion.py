from functools import lru_cache
from typing import List


class Solution:
    def losingPots(self, ladles: List[int], limit: int) -> int:
        @lru_cache(None)
        def can_win(portions: int) -> bool:
            return any(not can_win(portions - s) for s in ladles if s <= portions)

        # asking from the small pots upwards keeps the recursion flat
        return sum(1 for portions in range(1, limit + 1) if not can_win(portions))
