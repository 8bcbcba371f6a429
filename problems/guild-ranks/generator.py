def guild(rng, n, reach, founders):
    """A forest in which a member's mentor is one of the `reach` members before; small reach makes it deep."""
    numbers = list(range(n))
    rng.shuffle(numbers)
    mentor = [-1] * n
    for i in range(founders, n):
        mentor[numbers[i]] = numbers[rng.randrange(max(0, i - reach), i)]
    return mentor


def generate(rng):
    """Argument lists [mentor]; the first three are the statement's examples."""
    cases = [[[-1, 0, 0, 1, -1]], [[3, 3, 3, -1]], [[1, 2, 3, 4, -1]], [[-1]], [[-1] * 40]]
    for n, reach, founders in [
        (12, 3, 2),
        (100, 5, 1),
        (400, 400, 30),
        (1000, 1, 1),
        (2000, 4, 3),
        (4000, 4000, 1),
        (6000, 60, 5),
        (8000, 8, 1),
        (12000, 300, 40),
        (18000, 80, 1),
        (24000, 24000, 500),
        (30000, 200, 2),
    ]:
        cases.append([guild(rng, n, reach, founders)])
    return cases
