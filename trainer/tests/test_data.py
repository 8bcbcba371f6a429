"""Rows of training data."""

import pytest

from trainer.completion import solution_code
from trainer.data import dpo_rows, grpo_rows, sft_rows

from .support import problem, reference

FIVE = problem(
    "sum",
    [
        reference("slow", 50),
        reference("fast", 1, peak_mib=99),
        reference("middle", 10),
        reference("wrong", verdict="WA"),
        reference("unjudged", verdict="IE"),
    ],
)


def code(name):
    return f"print('{name}')\n"


def test_sft_takes_the_best_references_of_each_objective():
    rows = sft_rows([FIVE], ["time", "memory"], 2, seed=0)
    chosen = {objective: [solution_code(row.completion) for row in rows if row.objective == objective] for objective in ("time", "memory")}
    assert chosen["time"] == [code("fast"), code("middle")]
    assert code("fast") not in chosen["memory"]


def test_sft_shows_an_original_that_is_worse_than_the_answer():
    for row in sft_rows([FIVE], ["time"], 3, seed=1):
        answer = solution_code(row.completion)
        originals = {"fast": ["slow", "middle", "wrong"], "middle": ["slow", "wrong"], "slow": ["wrong"]}
        name = next(name for name in originals if code(name) == answer)
        assert any(code(other) in row.prompt[1]["content"] for other in originals[name])
        assert answer not in row.prompt[1]["content"]


def test_sft_asks_for_a_first_solution_where_nothing_is_worse():
    rows = sft_rows([problem("one", [reference("only")])], ["time"], 24, seed=0)
    assert ["Original solution" in row.prompt[1]["content"] for row in rows] == [False]


def test_equal_programs_count_once():
    twice = problem("sum", [reference("a", 1, code="x\n"), reference("b", 2, code="x\n")])
    assert len(sft_rows([twice], ["time"], 24, seed=0)) == 1


def test_dpo_chooses_the_better_one_of_a_pair_for_its_objective():
    def pairs(objective):
        return {(solution_code(row.chosen), solution_code(row.rejected)) for row in dpo_rows([FIVE], [objective], 48, seed=0)}

    fast, middle, slow = code("fast"), code("middle"), code("slow")
    assert pairs("time") == {(fast, middle), (fast, slow), (middle, slow)}
    assert pairs("memory") == {(middle, fast), (slow, fast)}


def test_dpo_leaves_out_pairs_that_noise_could_have_ordered_and_ties():
    close = problem("sum", [reference("a", 10.0), reference("b", 10.2), reference("c", 10.0), reference("d", 20)])
    assert len(dpo_rows([close], ["time"], 48, seed=0, minimum_gap=0.05)) == 3
    assert len(dpo_rows([close], ["time"], 48, seed=0)) == 5


def test_dpo_sets_right_over_wrong_for_the_share_asked_for_and_never_uses_what_was_not_judged():
    rows = dpo_rows([FIVE], ["time"], 4, seed=0, wrong_share=0.5)
    rejected = [solution_code(row.rejected) for row in rows]
    assert rejected.count(code("wrong")) == 2
    assert code("unjudged") not in [*rejected, *(solution_code(row.chosen) for row in rows)]


def test_dpo_keeps_to_its_number_of_pairs():
    many = problem("sum", [reference(f"r{n}", 2**n) for n in range(12)])
    assert len(dpo_rows([many], ["time"], 48, seed=0)) == 48


def test_grpo_gives_each_original_a_prompt_with_what_was_measured_of_it():
    rows = grpo_rows([FIVE], ["time"], 99, seed=0)
    assert sorted(row.original.id for row in rows) == ["fast", "middle", "slow", "wrong"]
    texts = {row.original.id: row.prompt[1]["content"] for row in rows}
    assert "Run time: 50 ms" in texts["slow"]
    assert "Run time" not in texts["wrong"]


@pytest.mark.parametrize("make", [lambda seed: sft_rows([FIVE], ["time"], 3, seed), lambda seed: dpo_rows([FIVE], ["time"], 2, seed), lambda seed: grpo_rows([FIVE], ["time"], 2, seed)])
def test_the_same_seed_gives_the_same_rows(make):
    assert make(7) == make(7)
    assert any(make(7) != make(seed) for seed in range(20))


def test_a_further_problem_changes_no_others_rows():
    other = problem("other", [reference("x"), reference("y", 90)])
    assert [row for row in grpo_rows([other, FIVE], ["time"], 2, 3) if row.problem is FIVE] == grpo_rows([FIVE], ["time"], 2, 3)
