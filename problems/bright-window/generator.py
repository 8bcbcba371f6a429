def generate(rng):
    """Each case: [rows, cols, k, a, b, m]."""
    cases = [[2, 3, 2, 1, 2, 10], [3, 3, 1, 5, 5, 50]]
    plan = [
        (1, 1, 1), (1, 300, 1), (10, 10, 10), (20, 25, 4), (40, 40, 7), (60, 50, 3), (30, 150, 12),
        (150, 40, 9), (80, 80, 20), (100, 90, 5), (100, 110, 8), (110, 130, 6), (400, 500, 10),
    ]
    for rows, cols, k in plan:
        m = rng.choice([256, 1000, 65537, 999983])
        cases.append([rows, cols, k, rng.randrange(1, m), rng.randrange(1, m), m])
    return cases
