"""The model that a run starts from: one that exists, or a tiny new one for a CPU."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from peft import LoraConfig
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import AutoModelForCausalLM, AutoTokenizer, PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

from .config import LoraTuning, RunConfig, TinyModel
from .data import distinct
from .errors import ConfigurationError
from .problems import Problem
from .prompts import completion_of
from .rendering import special_tokens

END, PAD = "<|end|>", "<|pad|>"
MAX_TINY_POSITIONS = 4096


def load_model(config: RunConfig, problems: list[Problem], base: Path) -> tuple[Any, Any]:
    """Model and tokenizer; a folder is looked for beside the run file. Raises ConfigurationError for one that cannot be read."""
    if isinstance(config.model, TinyModel):
        tokenizer = tiny_tokenizer(problems, config.model.vocabulary)
        return tiny_model(config.model, tokenizer), tokenizer
    revision = config.model.revision
    path = str(base / config.model.path) if (base / config.model.path).is_dir() else config.model.path
    dtype = torch.bfloat16 if config.hardware.bf16 else torch.float32
    try:
        tokenizer = AutoTokenizer.from_pretrained(path, revision=revision)
        model = AutoModelForCausalLM.from_pretrained(path, revision=revision, dtype=dtype)
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"The model {path} cannot be loaded: {error}") from error
    if tokenizer.pad_token is None:
        tokenizer.pad_token = tokenizer.eos_token
    return model, tokenizer


def tiny_tokenizer(problems: list[Problem], vocabulary: int) -> PreTrainedTokenizerFast:
    """Byte-level BPE learned from the reference programs, with a token for each problem and objective."""
    programs = [completion_of(problem.language, one.code) for problem in problems for one in distinct(problem.references)]
    if not programs:
        raise ConfigurationError("The problems have no reference solutions: there is nothing to learn tokens from.")
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=vocabulary, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(programs, trainer)
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token=END, pad_token=PAD, padding_side="left")
    fast.add_special_tokens({"additional_special_tokens": special_tokens(problems)})
    return fast


def tiny_model(shape: TinyModel, tokenizer: PreTrainedTokenizerFast) -> Qwen2ForCausalLM:
    """A Qwen2 of the given shape with random weights of torch's present seed."""
    return Qwen2ForCausalLM(
        Qwen2Config(
            vocab_size=len(tokenizer),
            hidden_size=shape.hidden,
            intermediate_size=shape.feed_forward,
            num_hidden_layers=shape.layers,
            num_attention_heads=shape.heads,
            num_key_value_heads=shape.key_value_heads,
            max_position_embeddings=MAX_TINY_POSITIONS,
            tie_word_embeddings=True,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
            bos_token_id=None,
        ),
    )


def lora_config(config: RunConfig) -> LoraConfig | None:
    """None where all weights are trained."""
    tuning = config.tuning
    if not isinstance(tuning, LoraTuning):
        return None
    return LoraConfig(r=tuning.rank, lora_alpha=tuning.alpha, lora_dropout=tuning.dropout, target_modules="all-linear", task_type="CAUSAL_LM")
