"""GRPO with TRL: learning from what the sandbox measures of the model's own programs."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from typing import Any

from datasets import Dataset
from trl import GRPOConfig, GRPOTrainer

from .arguments import common_arguments
from .callbacks import RunCallback
from .context import RunContext
from .data import GrpoRow, grpo_rows
from .errors import ConfigurationError
from .metrics import rollout_metrics
from .models import lora_config
from .rendering import render_prompt, text_of, token_count
from .rollouts import Rollout, RolloutScorer, Scored
from .score import scorer_of

SAMPLES_PER_STEP = 4
MAX_SAMPLE_CHARACTERS = 20_000


class TimedGRPOTrainer(GRPOTrainer):
    """Tells of each step what generating took."""

    def __init__(self, *args: Any, run_callback: RunCallback, **kwargs: Any) -> None:
        super().__init__(*args, callbacks=[run_callback], **kwargs)
        self._run_callback = run_callback

    def _generate(self, *args: Any, **kwargs: Any) -> Any:
        started = time.monotonic()
        generated = super()._generate(*args, **kwargs)
        self._run_callback.tell({"time/generation": time.monotonic() - started})
        return generated


class RolloutReward:
    """The one reward of a run, as TRL calls it: with the completions of a whole step, prompt by prompt."""

    def __init__(self, context: RunContext, rows: Sequence[GrpoRow], scorer: RolloutScorer) -> None:
        assert context.config.grpo is not None
        self._context, self._rows, self._scorer = context, rows, scorer
        self._settings = context.config.grpo

    async def sandbox_reward(self, completions: Sequence[Any], row: Sequence[int], trainer_state: Any, **_: Any) -> list[float | None]:
        """None for a row means no signal. Raises ConfigurationError for what no further step could mend."""
        step = trainer_state.global_step + 1
        texts = [text_of(completion) for completion in completions]
        rollouts = [_rollout(self._rows[index], text) for index, text in zip(row, texts, strict=True)]
        scored, report = await self._scorer.score(rollouts)
        metrics = rollout_metrics(scored, self._settings.completions_per_prompt, report)
        self._context.callback.tell({**metrics, "time/sandbox": report.seconds})
        for index in range(0, len(scored), max(1, len(scored) // SAMPLES_PER_STEP)):
            self._write_sample(step, self._rows[row[index]], rollouts[index], scored[index])
        totals = [None if one.reward is None else one.reward.total for one in scored]
        return shuffled(totals, f"{self._context.config.seed}/{step}") if self._settings.shuffle_rewards else totals

    def _write_sample(self, step: int, row: GrpoRow, rollout: Rollout, scored: Scored) -> None:
        reward, figures = scored.reward, scored.outcome.figures if scored.outcome else None
        self._context.log.write(
            "sample",
            step,
            {
                "problem": rollout.problem,
                "objective": rollout.objective,
                "prompt": text_of(row.prompt)[:MAX_SAMPLE_CHARACTERS],
                "completion": rollout.completion[:MAX_SAMPLE_CHARACTERS],
                "verdict": scored.outcome.verdict if scored.outcome else None,
                "reward": reward.total if reward else None,
                "format": reward.format if reward else None,
                "correctness": reward.correctness if reward else None,
                "efficiency": reward.efficiency if reward else None,
                "wallNs": figures.wall_ns if figures else None,
                "peakBytes": figures.peak_bytes if figures else None,
                "integralByteSeconds": figures.integral_byte_seconds if figures else None,
            },
        )


def _rollout(row: GrpoRow, completion: str) -> Rollout:
    problem = row.problem
    return Rollout(problem.slug, problem.language, row.objective, row.original, problem.profile, completion)


def shuffled(totals: Sequence[float | None], seed: str) -> list[float | None]:
    """The same rewards, dealt out anew; rows without a signal stay without one."""
    dealt = [total for total in totals if total is not None]
    random.Random(seed).shuffle(dealt)
    rest = iter(dealt)
    return [None if total is None else next(rest) for total in totals]


def grpo_trainer(context: RunContext) -> TimedGRPOTrainer:
    config = context.config
    assert config.grpo is not None
    rows = _fitting(context, grpo_rows(context.problems, config.objectives, config.grpo.originals_per_problem, config.seed))
    reward = RolloutReward(context, rows, scorer_of(config, context.sandbox))
    return TimedGRPOTrainer(
        model=context.model,
        processing_class=context.tokenizer,
        reward_funcs=[reward.sandbox_reward],
        train_dataset=Dataset.from_list(
            [{"prompt": render_prompt(config.data.prompt_style, row.problem, row.objective, row.prompt), "row": index} for index, row in enumerate(rows)],
        ),
        args=GRPOConfig(
            **common_arguments(config, context.paths),
            num_generations=config.grpo.completions_per_prompt,
            # A step's rollouts are made in it and used once: no checkpoint falls between the two.
            generation_batch_size=config.rows_per_step,
            num_iterations=1,
            max_completion_length=config.grpo.max_completion_tokens,
            temperature=config.grpo.temperature,
            beta=config.grpo.beta,
            loss_type="dapo",
            scale_rewards="group",
            log_completions=False,
            remove_unused_columns=False,
        ),
        run_callback=context.callback,
        peft_config=lora_config(config),
    )


def _fitting(context: RunContext, rows: list[GrpoRow]) -> list[GrpoRow]:
    config = context.config
    assert config.grpo is not None
    style, most = config.data.prompt_style, config.data.max_prompt_tokens
    fitting = [row for row in rows if token_count(context.tokenizer, render_prompt(style, row.problem, row.objective, row.prompt)) <= most]
    if len(fitting) < config.grpo.prompts_per_step:
        raise ConfigurationError(
            f"A step takes {config.grpo.prompts_per_step} prompts, and there are {len(fitting)} of at most {most} tokens: "
            "take more problems or originals, fewer prompts a step, or longer prompts.",
        )
    return fitting
