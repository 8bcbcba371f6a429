"""What happens beside training: events are written, and a signal ends the run with a checkpoint."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from transformers import TrainerCallback, TrainerControl, TrainerState, TrainingArguments

from .checkpoints import checkpoint_bytes, checkpoint_path
from .curves import Curves
from .events import EventLog


class StopFlag:
    """Set by SIGTERM and SIGINT. The second signal of a kind does what it does without us."""

    def __init__(self) -> None:
        self.is_set = False

    @contextmanager
    def listening(self) -> Iterator[StopFlag]:
        """Listens while the block runs; only the main thread can."""
        before = {number: signal.signal(number, self._set) for number in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield self
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _set(self, number: int, _frame: FrameType | None) -> None:
        self.is_set = True
        signal.signal(number, signal.SIG_DFL)


class RunCallback(TrainerCallback):
    """Metrics and checkpoints become events, metrics curves too; the flag ends training after the step that runs."""

    def __init__(self, log: EventLog, stop: StopFlag, curves: Curves) -> None:
        self.log = log
        self._stop, self._curves = stop, curves
        self._extra: dict[str, float] = {}
        self._began = 0.0
        # Optimizer steps done.
        self.step = 0

    def tell(self, metrics: dict[str, float]) -> None:
        """Figures of the running step besides what the trainer logs itself; they go out together."""
        self._extra.update(metrics)

    def on_train_begin(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any) -> None:
        self._curves.begin(state.global_step)

    def on_train_end(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any) -> None:
        self._curves.close()

    def on_step_begin(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any) -> None:
        self._began = time.monotonic()

    def on_step_end(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any) -> None:
        self.step = state.global_step
        self._extra["time/step"] = time.monotonic() - self._began
        if not self._stop.is_set:
            return
        self.log.write("status", state.global_step, {"state": "stopping", "message": "Asked to stop; saving a checkpoint.", "code": None})
        control.should_save = True
        control.should_training_stop = True

    def on_log(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, logs: dict[str, Any] | None = None, **_: Any) -> None:
        numbers = {name: float(value) for name, value in (logs or {}).items() if isinstance(value, (int, float))}
        metrics = {**numbers, **self._extra}
        self.log.write("metrics", state.global_step, metrics)
        self._curves.add(state.global_step, metrics)
        self._extra = {}

    def on_save(self, args: TrainingArguments, state: TrainerState, control: TrainerControl, **_: Any) -> None:
        folder = checkpoint_path(Path(args.output_dir), state.global_step)
        self.log.write("checkpoint", state.global_step, {"path": str(folder), "bytes": checkpoint_bytes(folder), "isFinal": False})
