def generate(rng):
    """Each case: [lo, hi]."""
    cases = [[1, 12], [30, 30], [97, 100]]
    for hi, share in [
        (1, 0.0), (60, 0.9), (400, 0.5), (1500, 1.0), (3000, 0.6), (6000, 1.0), (9000, 0.8),
        (12000, 1.0), (15000, 0.4), (20000, 0.9), (30000, 0.7), (30030, 0.01), (120000, 0.5),
    ]:
        hi -= rng.randrange(1 + hi // 50) if hi != 30030 else 0
        cases.append([max(1, round(hi * (1 - share))), hi])
    return cases
