def generate(rng):
    """Each case: [legs, k]."""
    cases = [[[3, 1, 2, 4], 2], [[5, 5, 5], 3], [[1, 9, 1], 1]]
    plan = [
        (1, 1, 1000), (10, 10, 50), (30, 4, 9), (60, 7, 1000), (90, 12, 1000), (120, 3, 100), (150, 9, 1000),
        (180, 5, 1), (200, 8, 1000), (240, 6, 1000), (280, 12, 20), (320, 4, 1000), (680, 8, 1000),
    ]
    for count, k, longest in plan:
        legs = [rng.randint(1, longest) for _ in range(count)]
        if count in (150, 240):
            legs.sort(reverse=count == 240)
        cases.append([legs, k])
    return cases
