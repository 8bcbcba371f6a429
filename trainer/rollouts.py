"""Scores completions: takes the program out, has it judged, compares it with the original. TRL and verl share it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from .completion import is_well_formed, solution_code
from .errors import ConfigurationError
from .problems import Reference
from .reward import Judged, Objective, Reward, RewardRules, reward
from .sandbox import BatchReport, Outcome, Program


@dataclass(frozen=True)
class Rollout:
    """A completion, and what it is to be better than."""

    problem: str
    language: str
    objective: Objective
    original: Reference
    # Of the original's figures.
    profile: str
    completion: str


@dataclass(frozen=True)
class Scored:
    """`reward` is None when there is no signal; `code` when the completion holds no program."""

    reward: Reward | None
    code: str | None
    outcome: Outcome | None
    passed: bool | None
    original_passed: bool


class Runs(Protocol):
    async def run(self, programs: Sequence[Program]) -> BatchReport: ...


@dataclass(frozen=True)
class RolloutScorer:
    sandbox: Runs
    rules: RewardRules
    remeasure_original: bool

    async def score(self, rollouts: Sequence[Rollout]) -> tuple[list[Scored], BatchReport]:
        """One batch for all: equal programs run once, an original beside its rollouts, and only what is right is timed."""
        codes = [solution_code(one.completion) for one in rollouts]
        programs: dict[Program, None] = {}
        for one, code in zip(rollouts, codes, strict=True):
            program = _program(one, code)
            if program is not None:
                programs[program] = None
            if self._is_remeasured(one):
                programs[_original(one)] = None
        report = await self.sandbox.run(list(programs))
        found = dict(zip(programs, report.outcomes, strict=True))
        return [self._score(one, code, found) for one, code in zip(rollouts, codes, strict=True)], report

    def _is_remeasured(self, one: Rollout) -> bool:
        """A wrong original has no figures to take again."""
        return self.remeasure_original and one.original.passed

    def _score(self, one: Rollout, code: str | None, found: dict[Program, Outcome | None]) -> Scored:
        program = _program(one, code)
        outcome = None if program is None else found[program]
        judged = Judged(False) if program is None else _judged(outcome)
        original = self._original_judged(one, outcome, found)
        value = reward(original, judged, one.objective, is_well_formed(one.completion), self.rules)
        return Scored(value, code, outcome, None if judged is None else judged.passed, one.original.passed)

    def _original_judged(self, one: Rollout, outcome: Outcome | None, found: dict[Program, Outcome | None]) -> Judged | None:
        """What the completion is compared with; None where the two cannot be compared."""
        if not self._is_remeasured(one):
            if one.original.passed and outcome is not None and outcome.figures and outcome.profile != one.profile:
                raise ConfigurationError(
                    f"The originals were measured on profile {one.profile[:12]}, the sandbox measures on {outcome.profile[:12]}: "
                    "figures of two profiles cannot be compared. Export the problems of this profile, or switch remeasureOriginal on.",
                )
            return one.original.judged()
        again = found[_original(one)]
        # A program that is right one time and wrong the other is no measure for anything.
        if again is None or not again.passed:
            return None
        if outcome is not None and outcome.profile != again.profile:
            return None
        return _judged(again)


def _program(one: Rollout, code: str | None) -> Program | None:
    """None where nothing can be run: the completion failed by itself."""
    if code is None:
        return None
    program = Program(one.problem, one.language, code)
    return None if program.is_too_long else program


def _original(one: Rollout) -> Program:
    return Program(one.problem, one.language, one.original.code)


def _judged(outcome: Outcome | None) -> Judged | None:
    if outcome is None or outcome.verdict == "IE":
        return None
    return Judged(outcome.passed, outcome.figures.in_reward_units() if outcome.figures else None)
