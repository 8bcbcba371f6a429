def yard(rng, count, heaviest, share, step=1):
    """Stones in multiples of `step`, and a target that about `share` of them reach."""
    stones = [step * rng.randint(1, max(1, heaviest // step)) for _ in range(count)]
    target = sum(rng.sample(stones, max(1, round(share * count))))
    return [stones, min(target, 25000)]


def generate(rng):
    """Argument lists [stones, target]; the first three are the statement's examples."""
    cases = [
        [[4, 9, 6, 3], 13],
        [[4, 8, 6], 9],
        [[5, 5, 5], 15],
        [[7], 7],
        [[7], 8],
        [[1] * 10, 11],
    ]
    cases += [
        yard(rng, 6, 20, 0.5),
        yard(rng, 12, 100, 0.4),
        yard(rng, 20, 1500, 0.5),
        yard(rng, 25, 400, 0.9),
        yard(rng, 30, 1200, 0.5),
        yard(rng, 40, 800, 0.4),
        yard(rng, 70, 60, 0.7),
    ]
    # targets out of reach: between the sums, or beside the common divisor
    stones, target = yard(rng, 36, 1500, 0.5, step=7)
    cases.append([stones, target + 3])
    stones, target = yard(rng, 60, 1400, 0.4, step=4)
    cases.append([stones, target + 1])
    stones, target = yard(rng, 80, 1500, 0.3, step=3)
    cases.append([stones, target - 1])
    cases += [
        [[1] + yard(rng, 50, 1490, 0.3, step=10)[0], 15008],
        yard(rng, 64, 1000, 0.55),
        yard(rng, 70, 600, 0.85),
        yard(rng, 90, 1500, 0.3),
        yard(rng, 100, 700, 0.5),
    ]
    return cases
