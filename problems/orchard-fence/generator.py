from math import cos, pi, sin


def hull(points):
    """Counter-clockwise corners of the convex hull, without points that lie between two others."""
    points = sorted(set(points))

    def chain(sequence):
        out = []
        for p in sequence:
            while len(out) >= 2:
                (ax, ay), (bx, by) = out[-2], out[-1]
                if (bx - ax) * (p[1] - ay) - (by - ay) * (p[0] - ax) > 0:
                    break
                out.pop()
            out.append(p)
        return out[:-1]

    return chain(points) + chain(reversed(points))


def oval(rng, corners, width, height):
    """A fence of up to `corners` corners that fits into width x height, somewhere in the square."""
    left, bottom = rng.randint(0, 2047 - width), rng.randint(0, 2047 - height)
    points = []
    for _ in range(corners):
        a = rng.random() * 2 * pi
        points.append((left + round(width * (1 + cos(a)) / 2), bottom + round(height * (1 + sin(a)) / 2)))
    fence = hull(points)
    turn = rng.randrange(len(fence))
    return [list(p) for p in fence[turn:] + fence[:turn]]


def generate(rng):
    """Argument lists [corners, count, start]; the first three are the statement's examples."""
    cases = [
        [[[0, 0], [2047, 0], [2047, 2047], [0, 2047]], 10, 1],
        [[[0, 0], [2000, 0], [0, 2000]], 12, 99],
        [[[5, 5], [6, 5], [6, 6], [5, 6]], 1000, 3],
        [[[0, 0], [2047, 2046], [2047, 2047]], 3000, 5],
    ]
    for corners, width, height, count in [
        (4, 150, 150, 200),
        (7, 300, 1900, 1000),
        (12, 600, 600, 2000),
        (400, 300, 300, 2000),
        (30, 1500, 600, 4000),
        (60, 1000, 2047, 8000),
        (200, 1000, 800, 5000),
        (9, 1999, 1800, 10000),
        (25, 2047, 2047, 15000),
        (1500, 900, 2047, 6000),
        (50, 1700, 2040, 20000),
        (16, 2047, 2047, 30000),
    ]:
        cases.append([oval(rng, corners, width, height), count, rng.randrange(2**31)])
    return cases
