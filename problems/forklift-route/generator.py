def hall(rng, height, width, pillars, costs, turn):
    floor = [["#" if rng.random() < pillars else rng.choice(costs) for _ in range(width)] for _ in range(height)]
    floor[0][0] = rng.choice(costs)
    floor[-1][-1] = rng.choice(costs)
    return [["".join(row) for row in floor], turn]


def aisles(rng, height, width, turn):
    """Shelves from wall to wall with one or two gaps each: long detours."""
    floor = []
    for r in range(height):
        if r % 3 == 2 and r < height - 1:
            row = ["#"] * width
            for _ in range(2):
                row[rng.randrange(width)] = rng.choice("123")
        else:
            row = [rng.choice("1112359") for _ in range(width)]
        floor.append("".join(row))
    return [floor, turn]


def generate(rng):
    """Argument lists [floor, turn]; the first three are the statement's examples."""
    cases = [
        [["111", "911", "911"], 4],
        [["121", "1#1", "111"], 0],
        [["1#", "#1"], 1],
        [["5"], 3],
        [["1" * 30], 20],
        [["2"] * 12, 7],
    ]
    cases += [
        hall(rng, 4, 5, 0.1, "123", 2),
        hall(rng, 10, 10, 0.2, "123456789", 3),
        hall(rng, 20, 12, 0.5, "159", 5),
        hall(rng, 25, 25, 0.0, "123456789", 0),
        aisles(rng, 30, 20, 6),
        hall(rng, 35, 35, 0.3, "1", 1),
        hall(rng, 40, 40, 0.1, "119", 20),
        aisles(rng, 50, 40, 12),
        hall(rng, 70, 3, 0.05, "123456789", 4),
        hall(rng, 55, 55, 0.15, "123456789", 9),
        hall(rng, 60, 70, 0.25, "1234", 3),
        hall(rng, 70, 70, 0.0, "123456789", 2),
    ]
    return cases
