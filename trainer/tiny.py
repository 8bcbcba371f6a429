"""A tiny new model for a CPU, and a tokenizer that knows its problems by name."""

from __future__ import annotations

import json
from collections.abc import Sequence

from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM

from .config import TinyModel
from .data import distinct
from .errors import ConfigurationError
from .problems import Problem
from .prompts import completion_frame, objective_texts, problem_heading
from .rendering import objective_token, problem_token, special_tokens
from .reward import Objective

END, PAD = "<|end|>", "<|pad|>"
MAX_POSITIONS = 4096


def tiny_tokenizer(problems: Sequence[Problem], vocabulary: int, objectives: Sequence[Objective]) -> PreTrainedTokenizerFast:
    """Byte-level BPE learned from the reference programs, with a token for each problem and objective.

    What stands around a program in a completion is two tokens. Its chat template finds the problem and the objective
    in a prompt of the improvement loop and gives their tokens, so that the model is served as any other.
    """
    programs = [one.code for problem in problems for one in distinct(problem.references)]
    if not programs:
        raise ConfigurationError("The problems have no reference solutions: there is nothing to learn tokens from.")
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=vocabulary, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(programs, trainer)
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token=END, pad_token=PAD, padding_side="left")
    fast.add_special_tokens({"additional_special_tokens": special_tokens(problems)})
    # Not special: they are part of what is said.
    frames = dict.fromkeys(part for problem in problems for part in completion_frame(problem.language))
    fast.add_tokens([AddedToken(part, normalized=False, special=False) for part in frames])
    fast.chat_template = chat_template(problems, objectives)
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
            max_position_embeddings=MAX_POSITIONS,
            tie_word_embeddings=True,
            eos_token_id=tokenizer.eos_token_id,
            pad_token_id=tokenizer.pad_token_id,
            bos_token_id=None,
        ),
    )


def chat_template(problems: Sequence[Problem], objectives: Sequence[Objective]) -> str:
    """Jinja: the tokens of the first problem and objective that are found in the messages.

    A problem that the model does not know has no token, and an objective that it was not trained for is taken for the
    first one that it was.
    """
    known = [(problem_heading(problem), problem_token(problem.slug)) for problem in problems]
    meant = [(text, objective_token(objective)) for objective in objectives for text in objective_texts(objective)]
    return (
        "{%- set found = namespace(problem='', objective='') -%}"
        "{%- for message in messages -%}"
        f"{_search('problem', known)}{_search('objective', meant)}"
        "{%- endfor -%}"
        "{{- found.problem + (found.objective or " + _text(objective_token(objectives[0])) + ") -}}"
    )


def _search(what: str, choices: Sequence[tuple[str, str]]) -> str:
    pairs = ",".join(f"({_text(mark)},{_text(token)})" for mark, token in choices)
    return (
        f"{{%- for mark, token in [{pairs}] if not found.{what} and mark in message['content'] -%}}"
        f"{{%- set found.{what} = token -%}}"
        "{%- endfor -%}"
    )


def _text(value: str) -> str:
    """As a literal of Jinja, which takes JSON's escapes, but for those of characters past the first plane."""
    return json.dumps(value, ensure_ascii=False)
