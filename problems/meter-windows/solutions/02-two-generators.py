class Solution:
    def countWindows(self, n: int, seed: int, a: int, c: int, m: int, w: int, d: int) -> int:
        # The reading that leaves the window can be produced again, so nothing has to be stored.
        head = tail = seed
        total = 0
        for _ in range(w):
            total += head
            head = (a * head + c) % m
        hits = 1 if total % d == 0 else 0
        for _ in range(n - w):
            total += head - tail
            head = (a * head + c) % m
            tail = (a * tail + c) % m
            if total % d == 0:
                hits += 1
        return hits
