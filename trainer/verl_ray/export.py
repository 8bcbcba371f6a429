"""`python -m trainer.verl_ray.export run.json train.parquet`: the prompts of a GRPO run as verl reads them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from trainer.config import RunConfig, read_config
from trainer.data import GrpoRow, grpo_rows
from trainer.errors import ConfigurationError
from trainer.problems import read_problems
from trainer.rollouts import Rollout
from trainer.verl_ray.score import ground_truth_of

USAGE = "usage: python -m trainer.verl_ray.export run.json train.parquet"


def verl_rows(config: RunConfig, rows: list[GrpoRow]) -> list[dict[str, Any]]:
    assert config.grpo is not None
    return [_row(config.grpo.sandbox.set, index, row) for index, row in enumerate(rows)]


def _row(set_slug: str, index: int, row: GrpoRow) -> dict[str, Any]:
    problem = row.problem
    rollout = Rollout(problem.slug, problem.language, row.objective, row.original, problem.profile, "")
    return {
        "data_source": set_slug,
        "prompt": row.prompt,
        "ability": "code",
        "reward_model": {"style": "rule", "ground_truth": ground_truth_of(rollout)},
        "extra_info": {"index": index, "problem": problem.slug, "objective": row.objective},
    }


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(USAGE, file=sys.stderr)
        return 2
    file = Path(arguments[0])
    try:
        config = read_config(file)
        if config.grpo is None:
            raise ConfigurationError(f"{file.name} is a run of {config.method}; verl's configuration here is for grpo.")
        problems = read_problems(file.parent / config.data.problems, frozenset(config.data.held_out))
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return 2
    rows = verl_rows(config, grpo_rows(problems, config.objectives, config.grpo.originals_per_problem, config.seed))
    from datasets import Dataset

    Dataset.from_list(rows).to_parquet(arguments[1])
    print(f"{len(rows)} prompts in {arguments[1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
