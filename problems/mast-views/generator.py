def generate(rng):
    """Each case: [n, seed, top, slope]. A slope makes the views long."""
    cases = [[4, 1, 10, 0], [5, 3, 1, 1]]
    plan = [
        (1, 5, 0), (40, 9, 1), (300, 100, 1), (700, 60000, 100), (1500, 3, 0), (2500, 60000, 40),
        (4000, 500, 1), (5000, 60000, 100), (7000, 60000, 60), (9000, 60000, 0), (12000, 2000, 2),
        (15000, 60000, 50), (100000, 60000, 1),
    ]
    return cases + [[n, rng.randrange(1 << 32), top, slope] for n, top, slope in plan]
