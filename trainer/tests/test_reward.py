"""The paper's reward, case by case."""

import math

import pytest

from trainer.reward import GUARDED, LIMIT_KILOBYTES, LIMIT_SECONDS, PAPER, Figures, Judged, RewardRules, correctness, reward

TANH_1 = math.tanh(1)


def right(wall_s=1.0, peak_kb=1000.0, integral_kb_s=1000.0):
    return Judged(True, Figures(wall_s, peak_kb, integral_kb_s))


WRONG = Judged(False)


def total(original, judged, objective="time", well_formed=True, rules=PAPER):
    found = reward(original, judged, objective, well_formed, rules)
    assert found is not None
    return found.total


@pytest.mark.parametrize(
    ("original_passed", "passed", "expected"),
    [(True, True, 0.5), (False, True, 1.0), (False, False, -0.5), (True, False, -1.0)],
)
def test_correctness_is_about_the_original_and_the_completion(original_passed, passed, expected):
    assert correctness(original_passed, passed) == expected


def test_a_completion_as_good_as_the_original_gets_correctness_and_format_alone():
    assert total(right(), right()) == pytest.approx(0.5 * 0.5 + 0.2)


def test_the_best_reward_is_089_for_a_right_program_in_the_place_of_a_wrong_one():
    assert total(WRONG, right(0.0)) == pytest.approx(0.5 * (1.0 + 0.5 * TANH_1) + 0.2)
    assert round(total(WRONG, right(0.0)), 2) == 0.89


def test_the_worst_reward_is_minus_a_half_for_breaking_a_right_program_without_the_form():
    assert total(right(), WRONG, well_formed=False) == -0.5


def test_both_wrong_costs_a_quarter():
    assert total(WRONG, WRONG, well_formed=False) == -0.25


def test_the_form_is_worth_a_fifth_whatever_the_program_does():
    for original, judged in [(right(), right()), (right(), WRONG), (WRONG, WRONG), (WRONG, right())]:
        assert total(original, judged, well_formed=True) - total(original, judged, well_formed=False) == pytest.approx(0.2)


def test_efficiency_is_the_hyperbolic_tangent_of_the_relative_gain():
    found = reward(right(2.0), right(1.0), "time", True)
    assert found.gain == pytest.approx(0.5)
    assert found.efficiency == pytest.approx(math.tanh(0.5))
    assert found.total == pytest.approx(0.5 * (0.5 + 0.5 * math.tanh(0.5)) + 0.2)


def test_a_loss_is_clipped_at_the_whole_of_the_original():
    assert reward(right(1.0), right(50.0), "time", True).gain == -1.0


def test_a_right_but_slower_program_still_pays_for_it():
    assert total(right(1.0), right(50.0)) == pytest.approx(0.5 * (0.5 - 0.5 * TANH_1) + 0.2)


@pytest.mark.parametrize(("objective", "gain"), [("time", 0.5), ("memory", 0.75), ("both", -0.25)])
def test_each_objective_looks_at_its_own_figure(objective, gain):
    before, after = right(2.0, 4000.0, 1000.0), right(1.0, 1000.0, 1250.0)
    assert reward(before, after, objective, True).gain == pytest.approx(gain)


@pytest.mark.parametrize(
    ("objective", "limit"),
    [("time", LIMIT_SECONDS), ("memory", LIMIT_KILOBYTES), ("both", LIMIT_SECONDS * LIMIT_KILOBYTES)],
)
def test_figures_beyond_the_limit_count_as_the_limit(objective, limit):
    beyond, at_half = right(limit * 3, limit * 3, limit * 3), right(limit / 2, limit / 2, limit / 2)
    assert reward(beyond, at_half, objective, True).gain == pytest.approx(0.5)
    assert reward(beyond, right(limit, limit, limit), objective, True).gain == 0.0


def test_a_wrong_original_used_up_the_limit():
    assert reward(WRONG, right(LIMIT_SECONDS / 4), "time", True).gain == pytest.approx(0.75)
    assert reward(Judged(False, Figures(1.0, 1.0, 1.0)), right(LIMIT_SECONDS / 4), "time", True).gain == pytest.approx(0.75)


def test_a_wrong_completion_has_no_efficiency_though_it_has_figures():
    found = reward(right(10.0), Judged(False, Figures(0.1, 1.0, 1.0)), "time", True)
    assert (found.efficiency, found.gain) == (0.0, None)


def test_a_fault_of_the_sandbox_gives_no_reward():
    assert reward(right(), None, "time", True) is None
    assert reward(None, right(), "time", True) is None
    assert reward(None, WRONG, "time", True) is None


def test_a_right_program_without_figures_gives_no_reward():
    assert reward(right(), Judged(True, None), "time", True) is None
    assert reward(Judged(True, None), right(), "time", True) is None


def test_a_wrong_program_needs_no_figures_of_the_original():
    assert reward(Judged(True, None), WRONG, "time", False).total == -0.5


@pytest.mark.parametrize("value", [math.nan, math.inf, -1.0])
def test_a_figure_that_no_measurement_gives_is_refused(value):
    with pytest.raises(ValueError, match="no measurement"):
        reward(right(), right(value), "time", True)


def test_an_original_of_no_time_at_all_does_not_divide_by_nought():
    assert reward(right(0.0), right(0.0), "time", True).gain == 0.0
    assert reward(right(0.0), right(1.0), "time", True).gain == -1.0


@pytest.mark.parametrize("after", [0.96, 1.0, 1.04])
def test_within_the_dead_zone_there_is_neither_gain_nor_loss(after):
    found = reward(right(1.0), right(after), "time", True, GUARDED)
    assert (found.efficiency, found.is_below_noise) == (0.0, True)
    assert found.total == pytest.approx(0.45)


@pytest.mark.parametrize("after", [0.94, 1.06])
def test_beyond_the_dead_zone_the_whole_gain_counts(after):
    found = reward(right(1.0), right(after), "time", True, GUARDED)
    assert found.efficiency == pytest.approx(math.tanh(1 - after))
    assert not found.is_below_noise


def test_the_paper_has_no_dead_zone_and_flags_nothing():
    found = reward(right(1.0), right(0.999), "time", True, PAPER)
    assert found.efficiency == pytest.approx(math.tanh(0.001))
    assert not reward(right(1.0), right(1e-9), "time", True, PAPER).is_implausible


def test_an_implausible_speed_up_is_flagged_and_its_reward_is_as_ever():
    fast = reward(right(10.0), right(0.001), "time", True, GUARDED)
    assert fast.is_implausible
    assert fast.total == pytest.approx(total(right(10.0), right(0.001)))
    assert not reward(right(10.0), right(0.1), "time", True, GUARDED).is_implausible
    assert not reward(WRONG, right(0.0001), "time", True, GUARDED).is_implausible


def test_rules_default_to_the_papers():
    assert RewardRules() == PAPER
