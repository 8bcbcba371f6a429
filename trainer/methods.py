"""From a method's name to its trainer."""

from __future__ import annotations

from typing import Any

from .context import RunContext
from .grpo import grpo_trainer
from .supervised import dpo_trainer, sft_trainer


def make_trainer(context: RunContext) -> Any:
    makers = {"sft": sft_trainer, "dpo": dpo_trainer, "grpo": grpo_trainer}
    return makers[context.config.method](context)
