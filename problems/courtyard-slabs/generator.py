def yard(rng, height, width, beds, stones):
    return [["".join("*" if rng.random() < beds else "." for _ in range(width)) for _ in range(height)], stones]


def generate(rng):
    """Argument lists [yard, stones]; the first three are the statement's examples."""
    cases = [
        [["..", ".."], 0],
        [["...", ".*."], 1],
        [["..."], 3],
        [["*"], 0],
        [["."], 0],
        [["*.*", ".*.", "*.*"], 3],
        [["." * 9], 1],
    ]
    cases += [
        yard(rng, 3, 4, 0.1, 2),
        yard(rng, 4, 4, 0.2, 3),
        yard(rng, 6, 3, 0.0, 0),
        yard(rng, 5, 6, 0.15, 2),
        yard(rng, 9, 4, 0.1, 1),
        yard(rng, 6, 6, 0.0, 2),
        yard(rng, 7, 7, 0.1, 3),
        yard(rng, 9, 6, 0.05, 2),
        yard(rng, 6, 12, 0.1, 3),
        yard(rng, 12, 7, 0.0, 3),
        yard(rng, 8, 8, 0.0, 0),
        yard(rng, 9, 10, 0.06, 2),
        yard(rng, 10, 10, 0.02, 1),
        yard(rng, 12, 11, 0.12, 3),
    ]
    return cases
