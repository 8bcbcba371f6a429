from collections import deque


class Solution:
    def countPhrases(self, song: str, phrases: List[str]) -> List[int]:
        """One pass over the song through an automaton of all phrases, unclear notes written out."""
        go = [[0, 0, 0, 0]]
        code = {"a": 0, "b": 1, "c": 2, "d": 3}
        ends = []
        for phrase in phrases:
            nodes = []
            for variant in {phrase.replace("?", x) for x in "abcd"}:
                at = 0
                for note in variant:
                    k = code[note]
                    if not go[at][k]:
                        go[at][k] = len(go)
                        go.append([0, 0, 0, 0])
                    at = go[at][k]
                nodes.append(at)
            ends.append(nodes)

        fail = [0] * len(go)
        order = []
        queue = deque(x for x in go[0] if x)
        while queue:
            at = queue.popleft()
            order.append(at)
            for k in range(4):
                child = go[at][k]
                if child:
                    fail[child] = go[fail[at]][k]
                    queue.append(child)
                else:
                    go[at][k] = go[fail[at]][k]

        visits = [0] * len(go)
        at = 0
        for note in song:
            at = go[at][code[note]]
            visits[at] += 1
        for at in reversed(order):
            visits[fail[at]] += visits[at]
        return [sum(visits[node] for node in nodes) for nodes in ends]
