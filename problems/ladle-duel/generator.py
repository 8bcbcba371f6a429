def generate(rng):
    """Argument lists [ladles, limit]; the first three are the statement's examples."""
    cases = [[[1, 3, 4], 10], [[5], 12], [[2, 3], 20], [[7, 1], 1], [[600], 599], [[1], 1000]]
    for count, largest, limit in [
        (2, 9, 500),
        (3, 40, 2000),
        (5, 120, 5000),
        (12, 60, 8000),
        (4, 600, 12000),
        (8, 200, 20000),
        (12, 600, 30000),
        (6, 300, 50000),
        (10, 600, 75000),
        (5, 450, 100000),
    ]:
        cases.append([rng.sample(range(1, largest + 1), count), limit])
    return cases
