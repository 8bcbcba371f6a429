"""What is shown of a step's rollouts: always the same names, NaN where there is nothing to take a mean of."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import fmean

from .reward import EFFICIENCY_WEIGHT, IMPROVEMENT_WEIGHT
from .rollouts import Scored
from .sandbox import BatchReport

NOISE_BAND = 0.05
# Rewards of a group that differ by no more than this differ by what timing noise could do.
NOISE_SPREAD = IMPROVEMENT_WEIGHT * EFFICIENCY_WEIGHT * math.tanh(NOISE_BAND)


def rollout_metrics(scored: Sequence[Scored], group_size: int, report: BatchReport) -> dict[str, float]:
    """`scored` holds the groups one after another, each the completions of one prompt."""
    judged = [one for one in scored if one.passed is not None]
    rewards = [one.reward for one in scored if one.reward is not None]
    gains = [one.gain for one in rewards if one.gain is not None]
    codes = [one.code for one in scored if one.code is not None]
    return {
        "pass_rate": _mean(bool(one.passed) for one in judged),
        "new_pass": _mean(bool(one.passed) and not one.original_passed for one in judged),
        "degraded": _mean(not one.passed and one.original_passed for one in judged),
        "format_rate": _mean(one.format for one in rewards),
        "correctness_mean": _mean(one.correctness for one in rewards),
        "efficiency_mean": _mean(one.efficiency for one in rewards),
        "eff_gain_mean": _mean(gains),
        "eff_implausible": _mean(one.is_implausible for one in rewards),
        "unique_code_frac": len(set(codes)) / len(codes) if codes else math.nan,
        "no_program": _mean(one.code is None for one in scored),
        "groups/below_noise": _mean(_is_below_noise(group) for group in _groups(scored, group_size)),
        "sandbox/p50": quantile(report.latencies_s, 0.5),
        "sandbox/p95": quantile(report.latencies_s, 0.95),
        "sandbox/seconds": report.seconds,
        "sandbox/timeout": _mean(one.outcome is not None and one.outcome.verdict == "TLE" for one in judged),
        "sandbox/infra_error": _mean(one.reward is None for one in scored),
    }


def _groups(scored: Sequence[Scored], size: int) -> list[Sequence[Scored]]:
    return [scored[start : start + size] for start in range(0, len(scored), size)]


def _is_below_noise(group: Sequence[Scored]) -> bool:
    totals = [one.reward.total for one in group if one.reward is not None]
    return len(totals) < 2 or max(totals) - min(totals) <= NOISE_SPREAD


def _mean(values: Iterable[float | bool]) -> float:
    held = [float(value) for value in values]
    return fmean(held) if held else math.nan


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of all does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else math.nan
