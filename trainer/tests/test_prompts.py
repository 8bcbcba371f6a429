"""Prompts and completions are those of the improvement loop, word for word."""

import json
from pathlib import Path

import pytest

from trainer.completion import is_well_formed, solution_code
from trainer.problems import parse_problem
from trainer.prompts import completion_of, generation_prompt, improvement_prompt, rounded

GOLDEN = Path(__file__).parent / "golden"


def golden(name):
    return json.loads((GOLDEN / name).read_text("utf-8"))


def test_prompts_are_the_same_as_those_of_the_improvement_loop():
    cases = golden("prompts.json")
    assert len(cases) > 40
    for case in cases:
        original = case["original"]
        problem = parse_problem({**case["problem"], "references": [original] if original else []})
        made = improvement_prompt(problem, problem.references[0], case["objective"]) if original else generation_prompt(problem, case["objective"])
        assert made == case["messages"]


@pytest.mark.parametrize("case", golden("completions.json"), ids=lambda case: case["completion"][:40])
def test_form_and_program_of_a_completion_are_seen_as_the_improvement_loop_sees_them(case):
    assert is_well_formed(case["completion"]) == case["isWellFormed"]
    assert solution_code(case["completion"]) == case["code"]


@pytest.mark.parametrize("completion", ["", "print(1)", "```python\nprint(1)\n```", "<solution>\nprint(1)\n</solution>"])
def test_without_a_solution_block_or_a_fence_in_it_no_program_is_handed_in(completion):
    assert solution_code(completion) is None


@pytest.mark.parametrize("code", ["print(1)\n", 'x = """\n```\n"""\n', "````\n"])
def test_a_program_is_found_again_in_the_completion_made_of_it(code):
    completion = completion_of("python3", code)
    assert is_well_formed(completion)
    assert solution_code(completion) == code


@pytest.mark.parametrize(
    ("value", "text"),
    [(12.25, "12.3"), (12.35, "12.3"), (20000.0, "20000"), (0.001, "0.001"), (999.5, "1000"), (1e-6, "0.000001"), (1.5e-7, "1.5e-7"), (123456789.0, "123000000")],
)
def test_figures_are_written_as_javascript_writes_three_digits(value, text):
    assert rounded(value) == text
