def generate(rng):
    """Argument lists [n, window, seed]; the first three are the statement's examples."""
    cases = [[4, 2, 1], [5, 1, 77], [6, 6, 2024]]
    cases += [[1, 1, 0], [50, 7, 5], [300, 300, 9]]
    for n, window in [
        (1000, 2),
        (2000, 90),
        (5000, 13),
        (8000, 400),
        (12000, 3),
        (16000, 1000),
        (20000, 40),
        (30000, 600),
        (45000, 64),
        (60000, 210),
    ]:
        cases.append([n, window, rng.randrange(2**31)])
    return cases
