def plain(rng, height, width, wet):
    return [["".join("~" if rng.random() < wet else "." for _ in range(width)) for _ in range(height)]]


def canal(height, width):
    """One winding canal: long, thin, and a single pool."""
    rows = []
    for r in range(height):
        if r % 2 == 0:
            rows.append("~" * width)
        elif r % 4 == 1:
            rows.append("." * (width - 1) + "~")
        else:
            rows.append("~" + "." * (width - 1))
    return [rows]


def generate(rng):
    """Argument lists [rows]; the first three are the statement's examples."""
    cases = [
        [["~..~", ".~..", "~..~"]],
        [["..~.", ".~..", ".~.~"]],
        [["...", "..."]],
        [["~"]],
        [["~.~~..~"]],
        [["~", ".", "~", "~"]],
    ]
    for height, width, wet in [
        (8, 8, 0.5),
        (30, 20, 0.4),
        (40, 60, 0.6),
        (90, 90, 0.45),
        (100, 140, 0.7),
        (3, 320, 0.8),
        (160, 160, 0.5),
        (200, 200, 0.35),
        (240, 200, 0.95),
        (320, 320, 0.5),
    ]:
        cases.append(plain(rng, height, width, wet))
    cases.append(canal(150, 120))
    return cases
