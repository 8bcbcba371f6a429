"""From completions to rewards and figures of a step."""

import asyncio
import math

import pytest

from trainer.errors import ConfigurationError
from trainer.metrics import quantile, rollout_metrics
from trainer.problems import Measured
from trainer.prompts import completion_of
from trainer.reward import GUARDED, PAPER
from trainer.rollouts import Rollout, RolloutScorer
from trainer.sandbox import MAX_SOLUTION_UNITS, BatchReport, Outcome

from .support import reference


class Bench:
    """A sandbox that knows its programs by heart: a wall time in ms, a verdict, or None."""

    def __init__(self, known, profile="p1"):
        self._known, self._profile, self.ran = known, profile, []

    async def run(self, programs):
        self.ran.extend(program.code for program in programs)
        return BatchReport([self._outcome(program.code.strip()) for program in programs], latencies_s=[1.0] * len(programs), seconds=2.0)

    def _outcome(self, code):
        known = self._known.get(code, "WA")
        if known is None:
            return None
        if isinstance(known, str):
            return Outcome(known, "", None, self._profile)
        return Outcome("AC", "", Measured(known * 1e6, 1e6, known * 1e3), self._profile)


ORIGINAL = reference("original", 10.0, code="original\n")


def rollout(code, *, original=ORIGINAL, form=completion_of, profile="p1"):
    return Rollout("sum", "python3", "time", original, profile, form("python3", code))


def score(bench, rollouts, *, rules=PAPER, remeasure=True):
    return asyncio.run(RolloutScorer(bench, rules, remeasure).score(rollouts))


def totals(scored):
    return [None if one.reward is None else one.reward.total for one in scored]


def test_a_completion_is_compared_with_the_original_as_measured_beside_it():
    bench = Bench({"original": 20.0, "fast": 10.0})
    scored, _ = score(bench, [rollout("fast")])
    assert scored[0].reward.gain == pytest.approx(0.5)
    assert sorted(bench.ran) == ["fast\n", "original\n"]


def test_equal_programs_run_once_and_get_one_figure():
    bench = Bench({"original": 20.0, "fast": 10.0})
    scored, _ = score(bench, [rollout("fast")] * 3 + [rollout("slow")])
    assert len(bench.ran) == 3 and len(set(totals(scored)[:3])) == 1


def test_without_measuring_again_the_figures_at_hand_count_within_one_profile_only():
    bench = Bench({"fast": 5.0})
    scored, _ = score(bench, [rollout("fast")], remeasure=False)
    assert scored[0].reward.gain == pytest.approx(0.5) and bench.ran == ["fast\n"]
    with pytest.raises(ConfigurationError, match="two profiles"):
        score(Bench({"fast": 5.0}, profile="p2"), [rollout("fast")], remeasure=False)


def test_faults_of_the_sandbox_give_no_signal_wherever_they_are():
    assert totals(score(Bench({"original": 20.0, "fast": None}), [rollout("fast")])[0]) == [None]
    assert totals(score(Bench({"original": None, "fast": 5.0}), [rollout("fast")])[0]) == [None]
    assert totals(score(Bench({"original": 20.0, "fast": "IE"}), [rollout("fast")])[0]) == [None]


def test_an_original_that_is_wrong_this_time_is_no_measure():
    assert totals(score(Bench({"original": "WA", "fast": 5.0}), [rollout("fast")])[0]) == [None]


def test_a_wrong_original_is_not_run_again():
    bench = Bench({"fast": 5.0})
    scored, _ = score(bench, [rollout("fast", original=reference("bad", verdict="WA", code="bad\n"))])
    assert bench.ran == ["fast\n"] and scored[0].reward.correctness == 1.0


def test_a_completion_without_a_program_fails_without_the_sandbox():
    bench = Bench({"original": 20.0})
    scored, _ = score(bench, [rollout("x", form=lambda *_: "no program")])
    assert totals(scored) == [-0.5] and bench.ran == ["original\n"]


def test_a_program_longer_than_any_may_be_fails_without_the_sandbox():
    bench = Bench({"original": 20.0})
    scored, _ = score(bench, [rollout("a" * (MAX_SOLUTION_UNITS + 1))])
    assert totals(scored) == [pytest.approx(-0.3)] and bench.ran == ["original\n"]


def test_the_figures_of_a_step_have_the_same_names_whatever_happened():
    empty = rollout_metrics([], 4, BatchReport([]))
    bench = Bench({"original": 20.0, "fast": 10.0, "late": "TLE", "lost": None})
    scored, report = score(bench, [rollout("fast"), rollout("fast"), rollout("late"), rollout("lost")], rules=GUARDED)
    metrics = rollout_metrics(scored, 4, report)
    assert set(metrics) == set(empty)
    assert all(math.isnan(empty[name]) for name in empty if name != "sandbox/seconds")
    assert metrics["pass_rate"] == pytest.approx(2 / 3)
    assert metrics["degraded"] == pytest.approx(1 / 3)
    assert metrics["new_pass"] == 0.0
    assert metrics["eff_gain_mean"] == pytest.approx(0.5)
    assert metrics["format_rate"] == 1.0
    assert metrics["sandbox/timeout"] == pytest.approx(1 / 3)
    assert metrics["sandbox/infra_error"] == 0.25
    assert metrics["unique_code_frac"] == 0.75
    assert metrics["groups/below_noise"] == 0.0


@pytest.mark.parametrize(("codes", "share"), [(["a", "b"], 1.0), (["a", "c"], 0.0), (["a", "wrong"], 0.0), (["a", "lost"], 1.0)])
def test_a_group_is_below_noise_when_jitter_could_have_made_its_spread(codes, share):
    bench = Bench({"original": 20.0, "a": 10.0, "b": 10.2, "c": 12.0, "lost": None})
    scored, report = score(bench, [rollout(code) for code in codes])
    assert rollout_metrics(scored, 2, report)["groups/below_noise"] == share


def test_quantiles_are_values_that_occurred():
    values = [float(n) for n in range(1, 101)]
    assert (quantile(values, 0.5), quantile(values, 0.95), quantile([3.0], 0.95)) == (50.0, 95.0, 3.0)
