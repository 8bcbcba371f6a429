def generate(rng):
    """Each case: [machines]."""
    cases = [
        [[[1, 4], [3, 6], [5, 9]]],
        [[[2, 2], [1, 8], [2, 3]]],
        [[[7, 9], [1, 2], [4, 5]]],
    ]
    plan = [
        (1, 10, 5), (30, 60, 8), (200, 5000, 90), (600, 20000, 400), (1000, 50000, 300),
        (1300, 100000, 2500), (1600, 150000, 700), (1900, 200000, 400), (2200, 200000, 40000),
        (2500, 200000, 900), (2500, 200000, 150), (2500, 3000, 30),
    ]
    for count, horizon, longest in plan:
        machines = []
        for _ in range(count):
            first = rng.randint(1, horizon)
            machines.append([first, min(horizon, first + rng.randint(0, longest))])
        cases.append([machines])
    return cases
