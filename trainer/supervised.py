"""SFT and DPO with TRL: learning from programs that people wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from datasets import Dataset
from trl import DPOConfig, DPOTrainer, SFTConfig, SFTTrainer

from .arguments import common_arguments
from .context import RunContext
from .data import dpo_rows, sft_rows
from .errors import ConfigurationError
from .models import lora_config
from .rendering import render_completion, render_prompt, token_count


def sft_trainer(context: RunContext) -> SFTTrainer:
    config = context.config
    assert config.sft is not None
    rows = sft_rows(context.problems, config.objectives, config.sft.references_per_problem, config.seed)
    style = config.data.prompt_style
    texts = [{"prompt": render_prompt(style, row.problem, row.objective, row.prompt), "completion": render_completion(style, row.completion)} for row in rows]
    return SFTTrainer(
        model=context.model,
        processing_class=context.tokenizer,
        train_dataset=_dataset(context, texts, ("completion",), config.sft.max_tokens),
        args=SFTConfig(**common_arguments(config, context.paths), max_length=None, completion_only_loss=True, packing=False),
        callbacks=[context.callback],
        peft_config=lora_config(config),
    )


def dpo_trainer(context: RunContext) -> DPOTrainer:
    config = context.config
    assert config.dpo is not None
    pairs = dpo_rows(
        context.problems,
        config.objectives,
        config.dpo.pairs_per_problem,
        config.seed,
        minimum_gap=config.dpo.minimum_gap,
        wrong_share=config.dpo.wrong_share,
    )
    style = config.data.prompt_style
    texts = [
        {
            "prompt": render_prompt(style, pair.problem, pair.objective, pair.prompt),
            "chosen": render_completion(style, pair.chosen),
            "rejected": render_completion(style, pair.rejected),
        }
        for pair in pairs
    ]
    return DPOTrainer(
        model=context.model,
        processing_class=context.tokenizer,
        train_dataset=_dataset(context, texts, ("chosen", "rejected"), config.dpo.max_tokens),
        args=DPOConfig(**common_arguments(config, context.paths), max_length=None, beta=config.dpo.beta),
        callbacks=[context.callback],
        peft_config=lora_config(config),
    )


def _dataset(context: RunContext, rows: Sequence[dict[str, Any]], answers: Sequence[str], max_tokens: int) -> Dataset:
    """Rows that fit whole: a program that is cut off teaches to stop in the middle."""
    config, tokenizer = context.config, context.tokenizer
    fitting = [
        row
        for row in rows
        if (prompt := token_count(tokenizer, row["prompt"])) <= config.data.max_prompt_tokens
        and all(prompt + _answer_tokens(tokenizer, row[name]) <= max_tokens for name in answers)
    ]
    if not fitting:
        raise ConfigurationError(f"No row of training data is left: {len(rows)} could be made, none fits into the token limits.")
    return Dataset.from_list(fitting)


def _answer_tokens(tokenizer: Any, answer: str | list[dict[str, str]]) -> int:
    text = answer if isinstance(answer, str) else answer[0]["content"]
    return len(tokenizer(text, add_special_tokens=False)["input_ids"]) + 1
