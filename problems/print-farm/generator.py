def farm(rng, count, paces, batches, rests, sheets):
    return [[[rng.randint(*paces), rng.randint(*batches), rng.randint(*rests)] for _ in range(count)], sheets]


def generate(rng):
    """Argument lists [printers, sheets]; the first three are the statement's examples."""
    cases = [
        [[[3, 2, 4], [5, 9, 1]], 5],
        [[[2, 1, 3]], 4],
        [[[7, 5, 0], [7, 1, 0]], 3],
        [[[1000, 1, 5000]], 1],
        [[[1, 1, 0]] * 5, 5000],
    ]
    cases += [
        farm(rng, 3, (1, 9), (1, 4), (0, 9), 40),
        farm(rng, 10, (5, 60), (1, 20), (0, 300), 1000),
        farm(rng, 1, (40, 90), (7, 9), (50, 80), 3000),
        farm(rng, 40, (10, 400), (2, 50), (0, 2000), 6000),
        farm(rng, 100, (100, 1000), (1, 100), (0, 5000), 9000),
        farm(rng, 300, (500, 1000), (1, 10), (1000, 5000), 200),
        farm(rng, 500, (50, 300), (1, 5), (0, 100), 25000),
        farm(rng, 700, (1, 1000), (1, 100), (0, 5000), 40000),
        farm(rng, 1000, (200, 1000), (10, 100), (0, 1000), 30000),
        farm(rng, 1200, (300, 310), (3, 5), (60, 64), 36000),
        farm(rng, 1500, (400, 1000), (1, 30), (500, 5000), 50000),
        farm(rng, 200, (900, 1000), (1, 3), (3000, 5000), 12000),
        farm(rng, 1500, (700, 1000), (50, 100), (0, 60), 60000),
    ]
    return cases
