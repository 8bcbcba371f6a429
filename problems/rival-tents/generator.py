def fair(rng, n, pairs, broken):
    """Tents in two hidden camps and pairs across; `broken` adds one pair that closes an odd ring."""
    side = [rng.randrange(2) for _ in range(n)]
    camps = [[i for i in range(n) if side[i] == s] or [0] for s in (0, 1)]
    rivals = []
    while len(rivals) < pairs:
        a, b = rng.choice(camps[0]), rng.choice(camps[1])
        if a != b:
            rivals.append([a, b] if rng.random() < 0.5 else [b, a])
    if broken:
        (a, b), c = rng.choice(rivals), rng.randrange(n)
        while c in (a, b):
            c = rng.randrange(n)
        rivals += [[a, c], [c, b]]
    rng.shuffle(rivals)
    return [n, rivals]


def chain(rng, n):
    """One long line of rivals in shuffled order."""
    numbers = list(range(n))
    rng.shuffle(numbers)
    rivals = [list(pair) for pair in zip(numbers, numbers[1:])]
    rng.shuffle(rivals)
    return [n, rivals]


def generate(rng):
    """Argument lists [n, rivals]; the first three are the statement's examples."""
    cases = [[4, [[0, 1], [1, 2]]], [3, [[0, 1], [1, 2], [2, 0]]], [2, []], [1, []]]
    for n, pairs, broken in [
        (6, 4, False),
        (20, 30, True),
        (60, 50, False),
        (200, 500, False),
        (400, 390, True),
        (700, 600, False),
        (1000, 3000, False),
        (1400, 2000, False),
        (1800, 5000, True),
        (2000, 1900, False),
        (2200, 9000, False),
    ]:
        cases.append(fair(rng, n, pairs, broken))
    cases.append(chain(rng, 500))
    cases.append(chain(rng, 2100))
    return cases
