"""What a failed run says of itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .errors import ConfigurationError

ADVICE = (
    "Begin a new run, from the last checkpoint if there is one: make hardware.microBatch smaller, switch gradientCheckpointing and bf16 on, take lora, "
    "shorten the completions, or take fewer prompts and completions a step."
)
OUT_OF_GPU_MEMORY = f"The memory of the GPU is used up. {ADVICE}"
OUT_OF_HOST_MEMORY = f"The memory of the host is used up. {ADVICE}"

# torch says the first in many forms; the second is cuBLAS where it finds no room for its workspace.
_GPU_SIGNS = ("out of memory", "cublas_status_alloc_failed")
_HOST_SIGNS = ("can't allocate memory", "cannot allocate memory", "not enough memory")


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
    causes = list(_chain(error))
    if any(_is_out_of_gpu_memory(one) for one in causes):
        return Failure("out_of_memory", OUT_OF_GPU_MEMORY)
    if any(_is_out_of_host_memory(one) for one in causes):
        return Failure("out_of_memory", OUT_OF_HOST_MEMORY)
    return Failure("internal", f"{type(error).__name__}: {error}")


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """It, and what it was raised from: libraries wrap what a step or a loader raised."""
    while error is not None:
        yield error
        error = error.__cause__


def _is_out_of_gpu_memory(error: BaseException) -> bool:
    """By name and by text: torch raises its own class, and libraries below it a RuntimeError that says so."""
    return type(error).__name__ == "OutOfMemoryError" or _says(error, _GPU_SIGNS)


def _is_out_of_host_memory(error: BaseException) -> bool:
    return isinstance(error, MemoryError) or _says(error, _HOST_SIGNS)


def _says(error: BaseException, signs: tuple[str, ...]) -> bool:
    return isinstance(error, (RuntimeError, OSError)) and any(sign in str(error).lower() for sign in signs)
