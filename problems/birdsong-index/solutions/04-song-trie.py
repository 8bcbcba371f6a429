class Solution:
    """A trie of everything the bird sang, with a counter in every node."""

    def countPhrases(self, song: str, phrases: List[str]) -> List[int]:
        deepest = max(map(len, phrases))
        root = {"n": 0}
        for i in range(len(song)):
            node = root
            for note in song[i:i + deepest]:
                if note not in node:
                    node[note] = {"n": 0}
                node = node[note]
                node["n"] += 1

        def count(node, phrase, k):
            while k < len(phrase):
                if phrase[k] == "?":
                    return sum(count(node[x], phrase, k + 1) for x in "abcd" if x in node)
                node = node.get(phrase[k])
                if node is None:
                    return 0
                k += 1
            return node["n"]

        return [count(root, phrase, 0) for phrase in phrases]
