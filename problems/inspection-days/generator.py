def generate(rng):
    """Each case: [machines]."""
    cases = [
        [[[1, 4], [3, 6], [5, 9]]],
        [[[2, 2], [1, 8], [2, 3]]],
        [[[7, 9], [1, 2], [4, 5]]],
    ]
    plan = [
        (1, 10, 5), (30, 60, 8), (200, 5000, 90), (600, 20000, 400), (1000, 50000, 300),
        (1600, 100000, 2500), (2000, 60000, 700), (2500, 50000, 400), (3000, 200000, 40000),
        (3500, 100000, 900), (3500, 200000, 250), (3500, 3000, 30),
    ]
    for count, horizon, longest in plan:
        machines = []
        for _ in range(count):
            first = rng.randint(1, horizon)
            machines.append([first, min(horizon, first + rng.randint(0, longest))])
        cases.append([machines])
    return cases
