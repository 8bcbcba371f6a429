class Node:
    def __init__(self):
        self.children = {}
        self.ends = 0


class Solution:
    def mirrorPairs(self, tags: List[str]) -> int:
        root = Node()
        result = 0
        for tag in tags:
            # how many earlier tags are this one backwards?
            node = root
            for letter in tag:
                node = node.children.get(letter)
                if node is None:
                    break
            else:
                result += node.ends
            # store this tag backwards
            node = root
            for letter in reversed(tag):
                if letter not in node.children:
                    node.children[letter] = Node()
                node = node.children[letter]
            node.ends += 1
        return result
