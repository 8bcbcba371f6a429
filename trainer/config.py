"""The run file: held to the shared schema, filled up with its defaults, and typed."""

from __future__ import annotations

import json
import re
import types
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from .contract_files import check, schema
from .errors import ConfigurationError
from .reward import Objective

SCHEMA = "run.schema.json"
Method = Literal["sft", "dpo", "grpo"]


@dataclass(frozen=True)
class PretrainedModel:
    kind: Literal["pretrained"]
    path: str
    revision: str | None


@dataclass(frozen=True)
class TinyModel:
    kind: Literal["tiny"]
    layers: int
    hidden: int
    heads: int
    key_value_heads: int
    feed_forward: int
    vocabulary: int


@dataclass(frozen=True)
class FullTuning:
    kind: Literal["full"]


@dataclass(frozen=True)
class LoraTuning:
    kind: Literal["lora"]
    rank: int
    alpha: int
    dropout: float


@dataclass(frozen=True)
class Data:
    problems: str
    held_out: tuple[str, ...]
    prompt_style: Literal["full", "problem_token"]
    max_prompt_tokens: int


@dataclass(frozen=True)
class Optimizer:
    learning_rate: float
    schedule: Literal["constant", "linear", "cosine"]
    warmup_steps: int
    weight_decay: float
    max_grad_norm: float


@dataclass(frozen=True)
class Checkpoints:
    every_steps: int
    keep: int


@dataclass(frozen=True)
class Hardware:
    device: Literal["cpu", "cuda"]
    bf16: bool
    gradient_checkpointing: bool
    micro_batch: int
    threads: int | None


@dataclass(frozen=True)
class Sft:
    batch: int
    references_per_problem: int
    max_tokens: int


@dataclass(frozen=True)
class Dpo:
    batch: int
    pairs_per_problem: int
    beta: float
    minimum_gap: float
    wrong_share: float
    max_tokens: int


@dataclass(frozen=True)
class Sandbox:
    set: str
    repeats: int
    remeasure_original: bool
    deadline_seconds: int


@dataclass(frozen=True)
class Grpo:
    prompts_per_step: int
    completions_per_prompt: int
    originals_per_problem: int
    max_completion_tokens: int
    temperature: float
    beta: float
    reward: Literal["guarded", "paper"]
    shuffle_rewards: bool
    sandbox: Sandbox


@dataclass(frozen=True)
class RunConfig:
    """One run. Of `sft`, `dpo` and `grpo` the one that `method` names is there, the others are None."""

    version: int
    method: Method
    seed: int
    objectives: tuple[Objective, ...]
    model: PretrainedModel | TinyModel
    tuning: FullTuning | LoraTuning
    data: Data
    output: str
    steps: int
    optimizer: Optimizer
    checkpoints: Checkpoints
    hardware: Hardware
    sft: Sft | None
    dpo: Dpo | None
    grpo: Grpo | None

    @property
    def rows_per_step(self) -> int:
        if self.sft:
            return self.sft.batch
        if self.dpo:
            return self.dpo.batch
        assert self.grpo is not None
        return self.grpo.prompts_per_step * self.grpo.completions_per_prompt


def read_config(file: Path) -> RunConfig:
    """Raises ConfigurationError that names the fields at fault."""
    try:
        document = json.loads(file.read_text("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"The run file cannot be read: {error}") from error
    except json.JSONDecodeError as error:
        raise ConfigurationError(f"{file.name} is no JSON: {error}") from error
    return parse_config(document, file.name)


def parse_config(document: Any, where: str = "The run file") -> RunConfig:
    check(SCHEMA, document, where)
    config = _build(RunConfig, with_defaults(schema(SCHEMA), document))
    found = _cross_faults(config)
    if found:
        raise ConfigurationError(f"{where} is not valid: {'; '.join(found)}")
    return config


def with_defaults(part: dict[str, Any], value: Any) -> Any:
    """A valid document with what its schema has defaults for filled in."""
    branches = part.get("oneOf") or part.get("anyOf")
    if branches:
        return with_defaults(next((one for one in branches if _is_meant(one, value)), {}), value)
    if not isinstance(value, dict):
        return value
    filled = dict(value)
    for name, inner in part.get("properties", {}).items():
        if name not in filled and "default" in inner:
            filled[name] = inner["default"]
        if name in filled:
            filled[name] = with_defaults(inner, filled[name])
    return filled


def _is_meant(branch: dict[str, Any], value: Any) -> bool:
    """Alternatives are told apart by a field that has one value in each, or by their type."""
    if not isinstance(value, dict):
        return "properties" not in branch
    names = branch.get("properties", {})
    return bool(names) and all(value.get(name) == inner["const"] for name, inner in names.items() if "const" in inner)


def _cross_faults(config: RunConfig) -> list[str]:
    """The rules over several fields, which the schema cannot say; the same as in the web app's form."""
    found: list[str] = []
    hardware, model = config.hardware, config.model
    if config.rows_per_step % hardware.micro_batch != 0:
        found.append(f"$.hardware.microBatch: must divide the {config.rows_per_step} rows of a step")
    if hardware.device == "cpu" and hardware.bf16:
        found.append("$.hardware.bf16: must be off on a CPU")
    if isinstance(model, TinyModel) and model.hidden % model.heads != 0:
        found.append("$.model.hidden: must be a multiple of heads")
    if isinstance(model, TinyModel) and model.heads % model.key_value_heads != 0:
        found.append("$.model.heads: must be a multiple of keyValueHeads")
    return found


Built = TypeVar("Built")


def camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda match: match.group(1).upper(), name)


def _build(kind: type[Built], value: dict[str, Any]) -> Built:
    hints = get_type_hints(kind)
    return kind(**{field.name: _convert(hints[field.name], value.get(camel(field.name))) for field in fields(kind)})  # type: ignore[arg-type]


def _convert(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if get_origin(kind) in (Union, types.UnionType):
        choices = [one for one in get_args(kind) if one is not types.NoneType]
        meant = [one for one in choices if is_dataclass(one) and "kind" in get_type_hints(one) and value.get("kind") in get_args(get_type_hints(one)["kind"])]
        return _convert((meant or choices)[0], value)
    if is_dataclass(kind):
        return _build(kind, value)  # type: ignore[arg-type]
    if get_origin(kind) is tuple:
        return tuple(value)
    return float(value) if kind is float else value
