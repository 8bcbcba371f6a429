"""The yardstick: a fixed program whose time shows how fast the host is now. A change of it is a new profile.

Input 0 asks for as good as no work, so that what starting and ending a process costs shows by itself.
"""

import sys


def mix(count, state):
    table = {}
    words = []
    for index in range(count):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        table[state % 997] = table.get(state % 997, 0) + index
        if state & 7 == 0:
            words.append(str(state))
    words.sort()
    return sum(table.values()) + len("".join(words))


seed = int(sys.stdin.read())
size = 60 if seed else 0
rows = [[(i * j + seed) % 11 for j in range(size)] for i in range(size)]
print(mix(100 * size, seed) + sum(max(row) for row in rows))
