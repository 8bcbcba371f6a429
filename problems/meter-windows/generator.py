def generate(rng):
    """Each case: [n, seed, a, c, m, w, d]."""
    cases = [
        [5, 3, 2, 1, 10, 2, 5],
        [6, 4, 1, 3, 9, 3, 3],
        [4, 0, 1, 0, 7, 4, 11],
    ]
    for n in (1, 7, 60, 500, 3000, 5000, 8000, 12000, 14000, 16000, 20000, 30000, 100000):
        m = rng.choice([997, 65536, 1000003, 2147483647])
        seed, a, c = (rng.randrange(m) for _ in range(3))
        w = rng.randint(1, min(n, 150))
        cases.append([n, seed, a, c, m, w, rng.randint(2, 40)])
    cases[-2][5] = 15000
    return cases
