"""The problems of the proof set: each with slow, fast and wrong programs.

`$` marks a name. Every program is written down once for each style of naming, all names of one program in one style:
what a model mixes up does not run.

n, k: numbers that are given; xs, ys: lists that are given; s: what is counted or collected; i, j: of loops; d: a helper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

NAMES = ("n", "k", "xs", "ys", "s", "i", "j", "d")
STYLES = (
    dict(zip(NAMES, ("n", "k", "xs", "ys", "s", "i", "j", "d"))),
    dict(zip(NAMES, ("size", "step", "items", "others", "total", "place", "next", "found"))),
    dict(zip(NAMES, ("limit", "gap", "values", "rest", "count", "at", "to", "seen"))),
)


@dataclass(frozen=True)
class Problem:
    slug: str
    statement: str
    # Names of what is given, in order.
    given: tuple[str, ...]
    # The first argument list is the example of the statement.
    cases: Callable[[Random], list[list]]
    # Bodies of the function, as lines without their first indentation.
    slow: tuple[str, ...]
    fast: str
    wrong: str


def _numbers(*cases: tuple[int, ...]) -> Callable[[Random], list[list]]:
    return lambda random: [list(case) for case in cases]


def _lists(example: list, sizes: tuple[int, ...], spread: Callable[[int], int]) -> Callable[[Random], list[list]]:
    """Lists of so many random numbers below `spread(size)`."""
    return lambda random: [example, *([[random.randrange(spread(size)) for _ in range(size)]] for size in sizes)]


def _two_lists(random: Random) -> list[list]:
    return [[[3, 1, 4], [4, 5, 3]], *([random.sample(range(2 * size), size), random.sample(range(2 * size), size)] for size in (500, 800))]


def _windows(random: Random) -> list[list]:
    return [[[2, 7, 1, 3], 2], *([[random.randrange(1000) for _ in range(size)], size // 3] for size in (1200, 1800))]


def _seats(random: Random) -> list[list]:
    return [[[1, 5, 3, 3, 1], 6], *([[random.randrange(size) for _ in range(size)], size] for size in (350, 500))]


def _tickets(random: Random) -> list[list]:
    cases: list[list] = [[[3, 0, 1]]]
    for size in (700, 1000):
        tickets = list(range(size + 1))
        tickets.remove(size - size // 5)
        random.shuffle(tickets)
        cases.append([tickets])
    return cases


PROBLEMS = (
    Problem(
        "stair-bricks",
        "A staircase of `n` steps is built of bricks: one brick under the first step, two under the second, and so on. How many bricks does it take?",
        ("n",),
        _numbers((4,), (150_000,), (260_000,)),
        ("$s = 0\nfor $i in range($n + 1):\n    $s += $i\nreturn $s", "return sum($i for $i in range($n + 1))"),
        "return $n * ($n + 1) // 2",
        "return $n * ($n - 1) // 2",
    ),
    Problem(
        "square-mosaic",
        "A mosaic has one square of every side length from 1 to `n`. How many unit tiles does it take?",
        ("n",),
        _numbers((3,), (120_000,), (180_000,)),
        ("$s = 0\nfor $i in range($n + 1):\n    $s += $i * $i\nreturn $s", "return sum($i * $i for $i in range($n + 1))"),
        "return $n * ($n + 1) * (2 * $n + 1) // 6",
        "return $n * ($n + 1) * ($n + 2) // 6",
    ),
    Problem(
        "fence-posts",
        "A fence is `n` metres long. Every `k` metres, counted from its start, stands a post; none stands at the start itself. How many posts are there?",
        ("n", "k"),
        _numbers((10, 3), (150_000, 7), (220_000, 13)),
        ("$s = 0\nfor $i in range(1, $n + 1):\n    if $i % $k == 0:\n        $s += 1\nreturn $s", "return len([$i for $i in range(1, $n + 1) if $i % $k == 0])"),
        "return $n // $k",
        "return $n // $k + 1",
    ),
    Problem(
        "odd-lockers",
        "Lockers are numbered from 1 to `n`. What is the sum of the odd numbers among them?",
        ("n",),
        _numbers((6,), (300_000,), (420_001,)),
        ("$s = 0\nfor $i in range(1, $n + 1, 2):\n    $s += $i\nreturn $s", "return sum([$i for $i in range($n + 1) if $i % 2])"),
        "return (($n + 1) // 2) ** 2",
        "return ($n // 2) ** 2",
    ),
    Problem(
        "handshakes",
        "`n` guests meet, and each shakes hands with every other once. How many handshakes are there?",
        ("n",),
        _numbers((5,), (500,), (650,)),
        ("$s = 0\nfor $i in range($n):\n    for $j in range($i):\n        $s += 1\nreturn $s", "return sum(1 for $i in range($n) for $j in range($i))"),
        "return $n * ($n - 1) // 2",
        "return $n * ($n + 1) // 2",
    ),
    Problem(
        "clock-power",
        "A clock has 1009 hours. Its hand stands at 1, and `n` times its place is multiplied by `k`. Where does it stand in the end?",
        ("n", "k"),
        _numbers((3, 12), (130_000, 7), (200_000, 11)),
        ("$s = 1\nfor $i in range($n):\n    $s = $s * $k % 1009\nreturn $s", "$s = [1]\nfor $i in range($n):\n    $s.append($s[-1] * $k % 1009)\nreturn $s[-1]"),
        "return pow($k, $n, 1009)",
        "return pow($n, $k, 1009)",
    ),
    Problem(
        "common-tags",
        "Two boxes hold tags with numbers; within a box all are different. How many numbers are in both boxes?",
        ("xs", "ys"),
        _two_lists,
        ("return sum($i in $ys for $i in $xs)", "$s = 0\nfor $i in $xs:\n    $s += $ys.count($i)\nreturn $s"),
        "return len(set($xs) & set($ys))",
        "return len(set($xs) | set($ys))",
    ),
    Problem(
        "twin-cards",
        "How many pairs of cards show the same number?",
        ("xs",),
        _lists([[5, 1, 5, 5]], (400, 600), lambda size: size // 3),
        (
            "$s = 0\nfor $i in range(len($xs)):\n    for $j in range($i):\n        $s += $xs[$i] == $xs[$j]\nreturn $s",
            "return sum($xs.count($i) - 1 for $i in $xs) // 2",
        ),
        "$d = Counter($xs)\nreturn sum($i * ($i - 1) // 2 for $i in $d.values())",
        "return len($xs) - len(set($xs))",
    ),
    Problem(
        "first-visits",
        "A guest book lists visitors by number, some of them more than once. List every visitor once, in the order of their first visits.",
        ("xs",),
        _lists([[7, 2, 7, 1]], (900, 1300), lambda size: size),
        ("$s = []\nfor $i in $xs:\n    if $i not in $s:\n        $s.append($i)\nreturn $s", "return [$i for $j, $i in enumerate($xs) if $i not in $xs[:$j]]"),
        "return list(dict.fromkeys($xs))",
        "return list(set($xs))",
    ),
    Problem(
        "top-choice",
        "Voters choose candidates by number. How many votes has the candidate with the most?",
        ("xs",),
        _lists([[2, 9, 2]], (700, 1000), lambda size: size // 4),
        ("return max($xs.count($i) for $i in $xs)", "$s = 0\nfor $i in $xs:\n    $s = max($s, $xs.count($i))\nreturn $s"),
        "return max(Counter($xs).values())",
        "return len(set($xs))",
    ),
    Problem(
        "best-rise",
        "A river's level is read once a day. By how much did it rise at most from one day to the same or a later one?",
        ("xs",),
        _lists([[4, 1, 6, 2]], (400, 550), lambda size: 1_000_000),
        (
            "$s = 0\nfor $i in range(len($xs)):\n    for $j in range($i):\n        $s = max($s, $xs[$i] - $xs[$j])\nreturn $s",
            "return max(max($xs[$i:]) - $xs[$i] for $i in range(len($xs)))",
        ),
        "$s, $d = 0, $xs[0]\nfor $i in $xs:\n    $d = min($d, $i)\n    $s = max($s, $i - $d)\nreturn $s",
        "return max($xs) - min($xs)",
    ),
    Problem(
        "busy-window",
        "A gate counts people once a minute. What is the largest number of people in `k` minutes in a row?",
        ("xs", "k"),
        _windows,
        (
            "return max(sum($xs[$i:$i + $k]) for $i in range(len($xs) - $k + 1))",
            "$s = 0\nfor $i in range(len($xs) - $k + 1):\n    $s = max($s, sum($xs[$i:$i + $k]))\nreturn $s",
        ),
        "$s = $d = sum($xs[:$k])\nfor $i in range($k, len($xs)):\n    $d += $xs[$i] - $xs[$i - $k]\n    $s = max($s, $d)\nreturn $s",
        "return max($xs) * $k",
    ),
    Problem(
        "street-walks",
        "A town has `n` crossings in a row from its gate. At each a walker turns left or right; `k` times they turn left. How many walks are there?",
        ("n", "k"),
        _numbers((4, 2), (17, 7), (18, 7)),
        (
            "if $k in (0, $n):\n    return 1\nreturn solve($n - 1, $k - 1) + solve($n - 1, $k)",
            "if $k == 0 or $k == $n:\n    return 1\n$s = solve($n - 1, $k)\nreturn $s + solve($n - 1, $k - 1)",
        ),
        "return math.comb($n, $k)",
        "return math.perm($n, $k)",
    ),
    Problem(
        "rabbit-years",
        "A field has no rabbits in year 0 and one in year 1; in every later year as many as in the two years before together. How many are there in year `n`?",
        ("n",),
        _numbers((7,), (22,), (24,)),
        ("if $n < 2:\n    return $n\nreturn solve($n - 1) + solve($n - 2)", "return $n if $n < 2 else solve($n - 2) + solve($n - 1)"),
        "$s, $d = 0, 1\nfor $i in range($n):\n    $s, $d = $d, $s + $d\nreturn $s",
        "$s, $d = 0, 1\nfor $i in range($n):\n    $s, $d = $d, $s + $d\nreturn $d",
    ),
    Problem(
        "square-field",
        "`n` plants are to be set in a square. How many plants has a side of the largest square?",
        ("n",),
        _numbers((10,), (120_000,), (190_000,)),
        ("$s = 0\nfor $i in range($n + 1):\n    if $i * $i <= $n:\n        $s = $i\nreturn $s", "return max($i for $i in range($n + 1) if $i * $i <= $n)"),
        "return math.isqrt($n)",
        "return math.isqrt($n) + 1",
    ),
    Problem(
        "equal-teams",
        "`n` players form teams of the same size. How many sizes are possible?",
        ("n",),
        _numbers((36,), (150_000,), (240_100,)),
        ("$s = 0\nfor $i in range(1, $n + 1):\n    if $n % $i == 0:\n        $s += 1\nreturn $s", "return sum($n % $i == 0 for $i in range(1, $n + 1))"),
        "$d = math.isqrt($n)\n$s = sum(2 for $i in range(1, $d + 1) if $n % $i == 0)\nreturn $s - ($d * $d == $n)",
        "$d = math.isqrt($n)\n$s = sum(2 for $i in range(1, $d + 1) if $n % $i == 0)\nreturn $s",
    ),
    Problem(
        "common-measure",
        "A wall of `n` and one of `k` centimetres are to be tiled with tiles of one width, none of them cut. How wide are the widest tiles?",
        ("n", "k"),
        _numbers((12, 18), (180_000, 120_000), (250_000, 140_000)),
        ("$s = 1\nfor $i in range(1, $n + 1):\n    if $n % $i == 0 and $k % $i == 0:\n        $s = $i\nreturn $s", "return max($i for $i in range(1, $n + 1) if $n % $i == $k % $i == 0)"),
        "return math.gcd($n, $k)",
        "return math.lcm($n, $k)",
    ),
    Problem(
        "seat-pairs",
        "Seats have prices. How many pairs of seats cost `k` together?",
        ("xs", "k"),
        _seats,
        (
            "$s = 0\nfor $i in range(len($xs)):\n    for $j in range($i):\n        $s += $xs[$i] + $xs[$j] == $k\nreturn $s",
            "return sum($xs[$i] + $j == $k for $i in range(len($xs)) for $j in $xs[:$i])",
        ),
        "$s, $d = 0, Counter()\nfor $i in $xs:\n    $s += $d[$k - $i]\n    $d[$i] += 1\nreturn $s",
        "return sum($k - $i in $xs for $i in $xs)",
    ),
    Problem(
        "closing-zeros",
        "`n` books stand on a shelf. The number of ways to order them is written down; with how many zeros does it end?",
        ("n",),
        _numbers((26,), (60_000,), (95_000,)),
        (
            "$s = 0\nfor $i in range(5, $n + 1, 5):\n    for $j in range(1, 9):\n        if $i % 5 ** $j == 0:\n            $s += 1\nreturn $s",
            "return sum($i % 5 ** $j == 0 for $i in range(5, $n + 1, 5) for $j in range(1, 9))",
        ),
        "return sum($n // 5 ** $i for $i in range(1, 9))",
        "return $n // 5",
    ),
    Problem(
        "lost-ticket",
        "Tickets are numbered from 0 on, and one of them is lost. Which one?",
        ("xs",),
        _tickets,
        ("for $i in range(len($xs) + 1):\n    if $i not in $xs:\n        return $i", "return [$i for $i in range(len($xs) + 1) if $xs.count($i) == 0][0]"),
        "return len($xs) * (len($xs) + 1) // 2 - sum($xs)",
        "return len($xs)",
    ),
)
