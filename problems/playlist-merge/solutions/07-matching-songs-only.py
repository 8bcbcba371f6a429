from bisect import bisect_left
from collections import defaultdict


class Solution:
    def merge(self, first: str, second: str) -> str:
        # Looks only at pairs of equal songs: a longest increasing chain of their positions.
        places = defaultdict(list)
        for j, song in enumerate(second):
            places[song].append(j)
        ends = []   # ends[k]: smallest position in second that ends a chain of k + 1 pairs
        links = []  # the chains themselves, as nested (i, j, earlier)
        for i, song in enumerate(first):
            for j in reversed(places[song]):
                k = bisect_left(ends, j)
                link = (i, j, links[k - 1] if k else None)
                if k == len(ends):
                    ends.append(j)
                    links.append(link)
                else:
                    ends[k] = j
                    links[k] = link
        pairs = []
        link = links[-1] if links else None
        while link:
            pairs.append(link[:2])
            link = link[2]
        pieces = []
        a = b = 0
        for i, j in reversed(pairs):
            pieces.append(first[a:i])
            pieces.append(second[b:j])
            pieces.append(first[i])
            a, b = i + 1, j + 1
        return "".join(pieces) + first[a:] + second[b:]
