"""`python -m trainer.score run.json completions.jsonl`: the reward that a GRPO run would give to completions.

For a look at the reward, and at the sandbox, before a run: nothing is trained. A line of the file names the problem,
the objective, the id of the original among the problem's references, and holds the completion.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from .config import RunConfig, read_config
from .errors import ConfigurationError
from .problems import Problem, read_problems
from .reward import OBJECTIVES, PRESETS
from .rollouts import Rollout, RolloutScorer, Scored
from .sandbox import SandboxAddress, SandboxClient

USAGE = "usage: python -m trainer.score run.json completions.jsonl"


def scorer_of(config: RunConfig, address: SandboxAddress | None) -> RolloutScorer:
    """What a GRPO run scores with. Raises ConfigurationError without a sandbox."""
    if config.grpo is None:
        raise ConfigurationError(f"This is a run of {config.method}; only grpo has a reward.")
    if address is None:
        raise ConfigurationError("GRPO measures what it writes: set SANDBOX_URL to an installation, and SANDBOX_TOKEN where it wants one.")
    sandbox = config.grpo.sandbox
    client = SandboxClient(address.url, address.token, sandbox.set, repeats=sandbox.repeats, deadline_s=sandbox.deadline_seconds)
    return RolloutScorer(client, PRESETS[config.grpo.reward], sandbox.remeasure_original)


def read_rollouts(file: Path, problems: Iterable[Problem]) -> list[Rollout]:
    """Raises ConfigurationError that names the line at fault."""
    known = {problem.slug: problem for problem in problems}
    try:
        lines = file.read_text("utf-8").split("\n")
    except OSError as error:
        raise ConfigurationError(f"The completions cannot be read: {error}") from error
    rollouts: list[Rollout] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            rollouts.append(_rollout(json.loads(line), known))
        except (ValueError, KeyError, TypeError) as error:
            raise ConfigurationError(f"{file.name}, line {number} is not valid: {error!r}") from error
    return rollouts


def _rollout(row: dict[str, Any], known: dict[str, Problem]) -> Rollout:
    problem = known[row["problem"]]
    if row["objective"] not in OBJECTIVES:
        raise ValueError(f"there is no objective {row['objective']}")
    original = {one.id: one for one in problem.references}[row["original"]]
    return Rollout(problem.slug, problem.language, row["objective"], original, problem.profile, str(row["completion"]))


def _line(scored: Scored) -> dict[str, Any]:
    outcome = scored.outcome
    return {
        "reward": None if scored.reward is None else asdict(scored.reward),
        "verdict": outcome.verdict if outcome else None,
        "figures": asdict(outcome.figures) if outcome and outcome.figures else None,
    }


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(USAGE, file=sys.stderr)
        return 2
    file, url = Path(arguments[0]), os.environ.get("SANDBOX_URL")
    try:
        config = read_config(file)
        scorer = scorer_of(config, SandboxAddress(url, os.environ.get("SANDBOX_TOKEN") or None) if url else None)
        rollouts = read_rollouts(Path(arguments[1]), read_problems(file.parent / config.data.problems))
        scored, report = asyncio.run(scorer.score(rollouts))
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 2
    for one in scored:
        print(json.dumps(_line(one)))
    for fault in report.faults:
        print(fault, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
