def generate(rng):
    """Each case: [bits, d, codes]."""
    cases = [
        [3, 1, [0, 1, 3, 3]],
        [4, 2, [15, 12, 3, 9]],
        [2, 2, [1, 1, 1]],
    ]
    plan = [
        (2, 2, 1), (6, 1, 30), (8, 2, 100), (10, 1, 250), (9, 2, 400), (12, 2, 500), (14, 1, 650),
        (11, 2, 800), (13, 2, 900), (14, 2, 1000), (8, 1, 1200), (14, 2, 1200),
    ]
    for bits, d, count in plan:
        centre = rng.randrange(1 << bits)
        codes = []
        for _ in range(count):
            if rng.random() < 0.5:
                codes.append(rng.randrange(1 << bits))
            else:
                code = centre
                for _ in range(rng.randint(0, 4)):
                    code ^= 1 << rng.randrange(bits)
                codes.append(code)
        cases.append([bits, d, codes])
    return cases
