"""The model that a run starts from: one that exists, or a tiny new one for a CPU."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig
from transformers import AutoModelForCausalLM, AutoTokenizer

from .config import LoraTuning, RunConfig, TinyModel
from .errors import ConfigurationError
from .problems import Problem
from .rendering import special_tokens
from .tiny import tiny_model, tiny_tokenizer


def load_model(config: RunConfig, problems: list[Problem], base: Path) -> tuple[Any, Any]:
    """Model and tokenizer; a folder is looked for beside the run file. Raises ConfigurationError for one that cannot be read."""
    if isinstance(config.model, TinyModel):
        tokenizer = tiny_tokenizer(problems, config.model.vocabulary, config.objectives)
        return tiny_model(config.model, tokenizer), tokenizer
    revision = config.model.revision
    path = str(base / config.model.path) if (base / config.model.path).is_dir() else config.model.path
    dtype = weight_type(config)
    try:
        tokenizer = AutoTokenizer.from_pretrained(path, revision=revision)
        model = AutoModelForCausalLM.from_pretrained(path, revision=revision, dtype=dtype)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"The model {path} cannot be loaded: {error}") from error
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    if config.data.prompt_style == "problem_token":
        _require_tokens(tokenizer, problems, path)
    return model, tokenizer


def weight_type(config: RunConfig) -> torch.dtype:
    """Weights that are trained are held in float32 and computed with in bfloat16: at a learning rate of 1e-6 most steps
    would round to nothing in bfloat16. Those that an adapter leaves as they are take half the room.
    """
    return torch.bfloat16 if config.hardware.bf16 and isinstance(config.tuning, LoraTuning) else torch.float32


def _require_tokens(tokenizer: Any, problems: list[Problem], path: str) -> None:
    known = tokenizer.get_vocab()
    unknown = [token for token in special_tokens(problems) if token not in known]
    if unknown:
        raise ConfigurationError(
            f"The model {path} has no token for {', '.join(unknown[:5])}{' and others' if len(unknown) > 5 else ''}: "
            "promptStyle problem_token is for tiny models that were made from the same problems. Take full, or begin with a tiny model.",
        )


def lora_config(config: RunConfig) -> LoraConfig | None:
    """None where all weights are trained."""
    tuning = config.tuning
    if not isinstance(tuning, LoraTuning):
        return None
    return LoraConfig(r=tuning.rank, lora_alpha=tuning.alpha, lora_dropout=tuning.dropout, target_modules="all-linear", task_type="CAUSAL_LM")
