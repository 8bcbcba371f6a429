"""The paper's reward of one completion, term by term, as pure arithmetic.

    reward      = 0.5 * improvement + 0.2 * format + (0.3 * 0) * length
    improvement = correctness + (0.5 if correctness > 0 else 0) * efficiency
    efficiency  = tanh(clip((b - c) / (b + 1e-9), -1, 1))

b and c are the original's and the completion's figure in what the prompt asked for, both clipped to [0, limit].
What the judge or the sandbox did wrong gives None, never a number: the row carries no signal.

Standard library only: TRL, verl and the tests use it as it is.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

Objective = Literal["time", "memory", "both"]
OBJECTIVES: tuple[Objective, ...] = ("time", "memory", "both")

IMPROVEMENT_WEIGHT = 0.5
FORMAT_WEIGHT = 0.2
# The paper names a weight of 0.3 for the length and multiplies it by nought.
LENGTH_WEIGHT = 0.3 * 0
EFFICIENCY_WEIGHT = 0.5

LIMIT_SECONDS = 90.0
LIMIT_KILOBYTES = 1_048_576.0
EPSILON = 1e-9


@dataclass(frozen=True)
class Figures:
    """Measured of one program, in the units of the paper's limits."""

    wall_s: float
    peak_kb: float
    integral_kb_s: float

    def of(self, objective: Objective) -> float:
        """The figure that an objective is about; `both` is memory held over time."""
        return {"time": self.wall_s, "memory": self.peak_kb, "both": self.integral_kb_s}[objective]


@dataclass(frozen=True)
class Judged:
    """A program as judged: whether it is right, and its figures where it was measured."""

    passed: bool
    figures: Figures | None = None


@dataclass(frozen=True)
class RewardRules:
    """What is not the paper's own. Both are off in its preset."""

    # Relative gains and losses up to this share are noise and count as nought; 0 switches it off.
    dead_zone: float = 0.0
    # A figure that is so many times below the original's is flagged; None flags nothing.
    implausible_ratio: float | None = None


PAPER = RewardRules()
GUARDED = RewardRules(dead_zone=0.05, implausible_ratio=1000.0)
PRESETS: dict[str, RewardRules] = {"paper": PAPER, "guarded": GUARDED}


@dataclass(frozen=True)
class Reward:
    """A reward and the terms that it is made of."""

    total: float
    format: float
    correctness: float
    efficiency: float
    # Share by which the figure is below the original's, clipped to [-1, 1]; None without two figures to compare.
    gain: float | None
    is_below_noise: bool
    is_implausible: bool


def limit_of(objective: Objective) -> float:
    """Upper bound of a figure: 90 s, 1,048,576 KB, or their product."""
    return {"time": LIMIT_SECONDS, "memory": LIMIT_KILOBYTES, "both": LIMIT_SECONDS * LIMIT_KILOBYTES}[objective]


def correctness(original_passed: bool, passed: bool) -> float:
    if original_passed:
        return 0.5 if passed else -1.0
    return 1.0 if passed else -0.5


def clipped_figure(judged: Judged, objective: Objective) -> float | None:
    """The figure within [0, limit]. A failed program used up what there was: its figure is the limit."""
    limit = limit_of(objective)
    if not judged.passed:
        return limit
    if judged.figures is None:
        return None
    value = judged.figures.of(objective)
    if not math.isfinite(value) or value < 0:
        raise ValueError(f"no measurement gives {value} for {objective}")
    return min(value, limit)


def relative_gain(before: float, after: float) -> float:
    """By what share `after` is below `before`, clipped to [-1, 1]."""
    return max(-1.0, min(1.0, (before - after) / (before + EPSILON)))


def reward(original: Judged | None, judged: Judged | None, objective: Objective, is_well_formed: bool, rules: RewardRules = PAPER) -> Reward | None:
    """The reward of one completion; None where it, or the original, could not be judged or measured.

    `original` and `judged` are None after an infrastructure error. Figures are looked at only when the completion
    passed: a wrong program has no efficiency.
    """
    if original is None or judged is None:
        return None
    correct = correctness(original.passed, judged.passed)
    gain: float | None = None
    if judged.passed:
        before, after = clipped_figure(original, objective), clipped_figure(judged, objective)
        if before is None or after is None:
            return None
        gain = relative_gain(before, after)
    below_noise = gain is not None and rules.dead_zone > 0 and abs(gain) <= rules.dead_zone
    efficiency = 0.0 if gain is None or below_noise else math.tanh(gain)
    improvement = correct + (EFFICIENCY_WEIGHT if correct > 0 else 0.0) * efficiency
    format_term = 1.0 if is_well_formed else 0.0
    length_term = 0.0
    return Reward(
        total=IMPROVEMENT_WEIGHT * improvement + FORMAT_WEIGHT * format_term + LENGTH_WEIGHT * length_term,
        format=format_term,
        correctness=correct,
        efficiency=efficiency,
        gain=gain,
        is_below_noise=below_noise,
        is_implausible=_is_implausible(original, judged, objective, rules),
    )


def _is_implausible(original: Judged, judged: Judged, objective: Objective, rules: RewardRules) -> bool:
    if rules.implausible_ratio is None or original.figures is None or judged.figures is None:
        return False
    if not (original.passed and judged.passed):
        return False
    return judged.figures.of(objective) * rules.implausible_ratio < original.figures.of(objective)
