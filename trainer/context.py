"""What every method of training is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .callbacks import RunCallback
from .config import RunConfig
from .events import EventLog
from .paths import RunPaths
from .problems import Problem
from .sandbox import SandboxAddress


@dataclass(frozen=True)
class RunContext:
    config: RunConfig
    paths: RunPaths
    log: EventLog
    callback: RunCallback
    problems: list[Problem]
    model: Any
    tokenizer: Any
    sandbox: SandboxAddress | None
