"""What a failed run says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .errors import ConfigurationError

OUT_OF_MEMORY = (
    "The memory of the GPU is used up. Make hardware.microBatch smaller, switch gradientCheckpointing and bf16 on, take lora, "
    "shorten the completions, or take fewer prompts and completions a step."
)


@dataclass(frozen=True)
class Failure:
    code: Literal["out_of_memory", "configuration", "internal"]
    message: str

    @property
    def is_ours(self) -> bool:
        """Its traceback is wanted."""
        return self.code == "internal"


def explain(error: BaseException) -> Failure:
    if isinstance(error, ConfigurationError):
        return Failure("configuration", str(error))
    if is_out_of_memory(error):
        return Failure("out_of_memory", OUT_OF_MEMORY)
    return Failure("internal", f"{type(error).__name__}: {error}")


def is_out_of_memory(error: BaseException) -> bool:
    """By name and by text: torch raises its own class, and libraries below it a RuntimeError that says so."""
    return type(error).__name__ == "OutOfMemoryError" or isinstance(error, RuntimeError) and "out of memory" in str(error).lower()
