"""What lies where in a run's folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class RunPaths:
    folder: Path

    @property
    def checkpoints(self) -> Path:
        return self.folder / "checkpoints"

    @property
    def final(self) -> Path:
        """Weights and tokenizer of a finished run."""
        return self.folder / "final"

    @property
    def curves(self) -> Path:
        """For TensorBoard."""
        return self.folder / "tensorboard"

    @property
    def result(self) -> Path:
        """How the last process of this run ended; not there while one runs."""
        return self.folder / "result.json"
