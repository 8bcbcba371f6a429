"""Rows of training data out of problems and their measured references. Pure: the same seed gives the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import TypeVar

from .problems import Problem, Reference
from .prompts import Message, completion_of, generation_prompt, improvement_prompt
from .reward import Objective

Item = TypeVar("Item")


@dataclass(frozen=True)
class SftRow:
    problem: Problem
    objective: Objective
    prompt: list[Message]
    completion: str


@dataclass(frozen=True)
class DpoRow:
    problem: Problem
    objective: Objective
    prompt: list[Message]
    chosen: str
    rejected: str


@dataclass(frozen=True)
class GrpoRow:
    """A prompt and the original solution that its completions are compared with."""

    problem: Problem
    objective: Objective
    prompt: list[Message]
    original: Reference


def sft_rows(problems: Sequence[Problem], objectives: Sequence[Objective], per_problem: int, seed: int) -> list[SftRow]:
    """The best references of each problem and objective, each as the answer to a prompt with a worse original."""
    rows: list[SftRow] = []
    for problem, objective, random in _cells(problems, objectives, seed):
        for target in ranked(problem, objective)[:per_problem]:
            original = _draw(random, [one for one in problem.references if _is_worse(one, target, objective)])
            rows.append(SftRow(problem, objective, _prompt(problem, original, objective), completion_of(problem.language, target.code)))
    return rows


def dpo_rows(
    problems: Sequence[Problem],
    objectives: Sequence[Objective],
    per_problem: int,
    seed: int,
    *,
    minimum_gap: float = 0.0,
    wrong_share: float = 0.0,
) -> list[DpoRow]:
    """Random pairs of references of each problem and objective, the better one chosen.

    `minimum_gap`: share by which the chosen one's figure is below the other's at least; ties are never pairs.
    `wrong_share`: share of the pairs that are a right program over a wrong one; fewer where there are no wrong ones.
    """
    rows: list[DpoRow] = []
    for problem, objective, random in _cells(problems, objectives, seed):
        right = ranked(problem, objective)
        wrong = [one for one in distinct(problem.references) if one.verdict not in ("AC", "IE")]
        wrong_pairs = [(chosen, rejected) for chosen in right for rejected in wrong]
        right_pairs = [pair for pair in combinations(right, 2) if _gap(*pair, objective) > minimum_gap]
        wrong_count = min(round(per_problem * wrong_share), len(wrong_pairs))
        pairs = _sample(random, right_pairs, per_problem - wrong_count) + _sample(random, wrong_pairs, wrong_count)
        for chosen, rejected in pairs:
            others = [one for one in _originals(problem) if one.code not in (chosen.code, rejected.code)]
            prompt = _prompt(problem, _draw(random, others), objective)
            language = problem.language
            rows.append(DpoRow(problem, objective, prompt, completion_of(language, chosen.code), completion_of(language, rejected.code)))
    return rows


def grpo_rows(problems: Sequence[Problem], objectives: Sequence[Objective], per_problem: int, seed: int) -> list[GrpoRow]:
    """Prompts of each problem and objective, each with another original solution, right or wrong."""
    return [
        GrpoRow(problem, objective, improvement_prompt(problem, original, objective), original)
        for problem, objective, random in _cells(problems, objectives, seed)
        for original in _sample(random, _originals(problem), per_problem)
    ]


def ranked(problem: Problem, objective: Objective) -> list[Reference]:
    """Right and measured references, the best one first; of equal programs one."""
    measured = [one for one in distinct(problem.references) if one.passed and one.figures]
    return sorted(measured, key=lambda one: (_figure(one, objective), one.id))


def distinct(references: Iterable[Reference]) -> list[Reference]:
    return list({one.code: one for one in reversed(list(references))}.values())[::-1]


def _originals(problem: Problem) -> list[Reference]:
    """What may stand as an original: judged, and measured if it is right."""
    return [one for one in distinct(problem.references) if one.verdict != "IE" and (one.figures or not one.passed)]


def _is_worse(one: Reference, target: Reference, objective: Objective) -> bool:
    if one.verdict == "IE" or one.code == target.code:
        return False
    if not one.passed:
        return True
    return one.figures is not None and _figure(one, objective) > _figure(target, objective)


def _gap(better: Reference, worse: Reference, objective: Objective) -> float:
    return 1 - _figure(better, objective) / _figure(worse, objective)


def _figure(one: Reference, objective: Objective) -> float:
    assert one.figures is not None
    return one.figures.in_reward_units().of(objective)


def _prompt(problem: Problem, original: Reference | None, objective: Objective) -> list[Message]:
    return generation_prompt(problem, objective) if original is None else improvement_prompt(problem, original, objective)


def _cells(problems: Sequence[Problem], objectives: Sequence[Objective], seed: int) -> Iterable[tuple[Problem, Objective, Random]]:
    """Each problem and objective with a random source of its own: a problem more or less changes no other's rows."""
    for problem in problems:
        for objective in objectives:
            yield problem, objective, Random(f"{seed}/{problem.slug}/{objective}")


def _draw(random: Random, choices: Sequence[Reference]) -> Reference | None:
    return random.choice(choices) if choices else None


def _sample(random: Random, items: Sequence[Item], count: int) -> list[Item]:
    return random.sample(items, min(count, len(items)))
