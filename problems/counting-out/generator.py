def generate(rng):
    """Each case: [n, beats, k]."""
    cases = [[6, 2, 2], [3, 1, 3]]
    for n in (1, 2, 25, 200, 800, 1200, 1500, 1800, 2000, 2200, 2500, 3000, 3500, 4000):
        cases.append([n, rng.randint(1, 10000), min(n, rng.randint(1, 5))])
    return cases
