def generate(rng):
    """Each case: [n, seed, p, k]."""
    cases = [[4, 1, 10, 2], [6, 7, 3, 6]]
    for n in (1, 30, 200, 1000, 3000, 5000, 8000, 12000, 16000, 20000, 25000, 30000, 200000):
        p = rng.choice([50, 1000, 20000, 20000])
        cases.append([n, rng.randrange(1 << 31), p, min(n, rng.randint(15, 60))])
    cases[-1][2:] = [20000, 25]
    return cases
