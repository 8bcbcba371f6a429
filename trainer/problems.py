"""Problems with their measured reference solutions, as exported: a JSON document a line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .contract_files import check
from .errors import ConfigurationError
from .reward import Figures, Judged

NANOSECONDS_PER_SECOND = 1e9
BYTES_PER_KILOBYTE = 1024


@dataclass(frozen=True)
class Measured:
    """Figures as the sandbox gives them."""

    wall_ns: float
    peak_bytes: float
    integral_byte_seconds: float

    @staticmethod
    def parse(value: dict[str, Any]) -> Measured:
        return Measured(float(value["wallNs"]), float(value["peakBytes"]), float(value["integralByteSeconds"]))

    def in_reward_units(self) -> Figures:
        return Figures(
            wall_s=self.wall_ns / NANOSECONDS_PER_SECOND,
            peak_kb=self.peak_bytes / BYTES_PER_KILOBYTE,
            integral_kb_s=self.integral_byte_seconds / BYTES_PER_KILOBYTE,
        )


@dataclass(frozen=True)
class Reference:
    """A solution that people wrote, as judged."""

    id: str
    code: str
    verdict: str
    reason: str
    figures: Measured | None

    @property
    def passed(self) -> bool:
        return self.verdict == "AC"

    def judged(self) -> Judged | None:
        """As the reward wants it; None for what the judge could not decide."""
        if self.verdict == "IE":
            return None
        return Judged(self.passed, self.figures.in_reward_units() if self.figures else None)


@dataclass(frozen=True)
class Problem:
    slug: str
    title: str
    statement: str
    language: str
    starter_code: str | None
    profile: str
    references: tuple[Reference, ...]


def parse_problem(row: dict[str, Any]) -> Problem:
    references = tuple(
        Reference(one["id"], one["code"], one["verdict"], one["reason"], Measured.parse(one["figures"]) if one["figures"] else None)
        for one in row["references"]
    )
    return Problem(row["problem"], row["title"], row["statement"], row["language"], row["starterCode"], row["profile"], references)


def read_problems(file: Path, held_out: frozenset[str] = frozenset()) -> list[Problem]:
    """The problems of a file without those held out. Raises ConfigurationError that names the line at fault."""
    try:
        lines = file.read_text("utf-8").split("\n")
    except OSError as error:
        raise ConfigurationError(f"The problems cannot be read: {error}") from error
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{file.name}, line {number}"
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ConfigurationError(f"{where} is no JSON: {error}") from error
        check("problem.schema.json", row, where)
        if row["problem"] in seen:
            raise ConfigurationError(f"{where} repeats the problem {row['problem']}.")
        seen.add(row["problem"])
        problems.append(parse_problem(row))
    unknown = sorted(held_out - seen)
    if unknown:
        raise ConfigurationError(f"Problems to hold out are not in {file.name}: {', '.join(unknown[:10])}.")
    require_one_profile(problems, file.name)
    return [problem for problem in problems if problem.slug not in held_out]


def require_one_profile(problems: list[Problem], where: str) -> None:
    profiles = {problem.profile for problem in problems}
    if len(profiles) > 1:
        raise ConfigurationError(f"{where} holds figures of {len(profiles)} measurement profiles; they cannot be compared. Export one.")
