def voyage(rng, n, sailors, longest, liar=False):
    """Logs of a hidden voyage; with `liar` one more log turns two islands of another one round."""
    order = list(range(n))
    rng.shuffle(order)
    logs = []
    for _ in range(sailors):
        seen = sorted(rng.sample(range(n), rng.randint(2, min(n, longest))))
        logs.append([order[i] for i in seen])
    if liar:
        log = rng.choice(logs)
        logs.append([log[-1], log[0]])
    rng.shuffle(logs)
    return [n, logs]


def pieces(rng, n, length):
    """The whole voyage in overlapping pieces: only one order is right."""
    order = list(range(n))
    rng.shuffle(order)
    logs = [order[i : i + length] for i in range(0, n - 1, length - 1)]
    rng.shuffle(logs)
    return [n, logs]


def generate(rng):
    """Argument lists [n, logs]; the first three are the statement's examples."""
    cases = [
        [5, [[3, 0, 4], [3, 1], [1, 0]]],
        [3, [[0, 1], [1, 2], [2, 0]]],
        [2, [[1], []]],
        [1, []],
    ]
    cases += [
        voyage(rng, 8, 4, 4),
        voyage(rng, 30, 12, 6, liar=True),
        voyage(rng, 100, 40, 10),
        pieces(rng, 300, 5),
        voyage(rng, 500, 60, 40),
        voyage(rng, 700, 300, 8, liar=True),
        voyage(rng, 1000, 1500, 6),
        pieces(rng, 1200, 2),
        voyage(rng, 1500, 30, 400),
        voyage(rng, 2000, 1500, 10),
        voyage(rng, 2500, 200, 80),
        voyage(rng, 2500, 600, 20, liar=True),
        pieces(rng, 2500, 7),
    ]
    return cases
