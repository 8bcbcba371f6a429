"""One run from its file to its result."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from .callbacks import RunCallback, StopFlag
from .checkpoints import checkpoint_bytes, last_checkpoint
from .config import RunConfig
from .context import RunContext
from .courier import Courier, Destination
from .curves import Curves
from .errors import ConfigurationError
from .events import EventLog
from .failures import explain
from .paths import RunPaths
from .problems import read_problems
from .sandbox import SandboxAddress

LAST_EVENTS_S = 10.0


@dataclass(frozen=True)
class Surroundings:
    """What a launcher says in the environment; all of it may be missing."""

    sandbox: SandboxAddress | None
    callback: Destination | None

    @staticmethod
    def read(environment: Mapping[str, str]) -> Surroundings:
        """Raises ConfigurationError for a callback that is named by halves."""
        if int(environment.get("WORLD_SIZE", "1")) > 1:
            raise ConfigurationError("This trainer is one process. For many GPUs there is the configuration for verl (trainer/verl_ray).")
        url, token, run_id = (environment.get(name) for name in ("CALLBACK_URL", "CALLBACK_TOKEN", "RUN_ID"))
        if url and not (token and run_id):
            raise ConfigurationError("CALLBACK_URL needs CALLBACK_TOKEN and RUN_ID beside it.")
        sandbox_url = environment.get("SANDBOX_URL")
        return Surroundings(
            sandbox=SandboxAddress(sandbox_url, environment.get("SANDBOX_TOKEN") or None) if sandbox_url else None,
            callback=Destination(url, run_id, token) if url and token and run_id else None,
        )


def run(config: RunConfig, surroundings: Surroundings, base: Path) -> int:
    """Trains, or goes on where an earlier process of the same run ended. @returns the exit status

    0 for a finished and for a stopped run (`result.json` tells them apart), 1 for a failed one.
    """
    paths = RunPaths((base / config.output).resolve())
    if _is_finished(paths):
        print(f"This run is finished: {paths.final}", flush=True)
        return 0
    paths.result.unlink(missing_ok=True)
    log = EventLog(paths.folder)
    courier = Courier(log, surroundings.callback).start() if surroundings.callback else None
    try:
        return _run_logged(config, surroundings, base, paths, log)
    finally:
        if courier is not None and not courier.close(LAST_EVENTS_S):
            print(f"Events after {courier.acked_seq} were not received; they are in {log.file}.", flush=True)
        log.close()


def _run_logged(config: RunConfig, surroundings: Surroundings, base: Path, paths: RunPaths, log: EventLog) -> int:
    stop = StopFlag()
    callback = RunCallback(log, stop, Curves(paths.curves))
    try:
        with stop.listening():
            trainer = _prepare(config, surroundings, base, paths, log, callback)
            _train(trainer, paths, log)
    except Exception as error:
        failure = explain(error)
        _end(paths, log, callback.step, "failed", failure.message, failure.code)
        if failure.is_ours:
            raise
        print(failure.message, flush=True)
        return 1
    if stop.is_set and trainer.state.global_step < config.steps:
        _end(paths, log, trainer.state.global_step, "stopped", f"Stopped after step {trainer.state.global_step} with a checkpoint.", None)
        return 0
    _save_final(trainer, paths, log)
    _end(paths, log, trainer.state.global_step, "finished", f"Finished after step {trainer.state.global_step}.", None)
    return 0


def _prepare(config: RunConfig, surroundings: Surroundings, base: Path, paths: RunPaths, log: EventLog, callback: RunCallback) -> Any:
    # Heavy, and not needed to say what is wrong with a run file.
    import torch
    from transformers import set_seed

    from .methods import make_trainer
    from .models import load_model

    random.seed(config.seed)
    set_seed(config.seed)
    if config.hardware.threads is not None:
        torch.set_num_threads(config.hardware.threads)
    if config.hardware.device == "cuda" and not torch.cuda.is_available():
        raise ConfigurationError("The run wants a GPU and torch sees none on this host: choose the device cpu, or another host.")
    problems = read_problems(base / config.data.problems, frozenset(config.data.held_out))
    if not problems:
        raise ConfigurationError(f"No problems are left to train on in {config.data.problems}.")
    model, tokenizer = load_model(config, problems, base)
    return make_trainer(RunContext(config, paths, log, callback, problems, model, tokenizer, surroundings.sandbox))


def _train(trainer: Any, paths: RunPaths, log: EventLog) -> None:
    checkpoint = last_checkpoint(paths.checkpoints)
    step = 0 if checkpoint is None else int(checkpoint.name.rpartition("-")[2])
    state, message = ("started", "Training begins.") if checkpoint is None else ("resumed", f"Training goes on after step {step}.")
    log.write("status", step, {"state": state, "message": message, "code": None})
    trainer.train(resume_from_checkpoint=None if checkpoint is None else str(checkpoint))


def _save_final(trainer: Any, paths: RunPaths, log: EventLog) -> None:
    trainer.save_model(str(paths.final))
    log.write("checkpoint", trainer.state.global_step, {"path": str(paths.final), "bytes": checkpoint_bytes(paths.final), "isFinal": True})


def _end(paths: RunPaths, log: EventLog, step: int, state: str, message: str, code: str | None) -> None:
    """A process that stopped as asked ends with 0 like one that finished: the file says which it was."""
    log.write("status", step, {"state": state, "message": message, "code": code})
    result = {"state": state, "step": step, "message": message, "code": code, "at": datetime.now(UTC).isoformat()}
    draft = paths.result.with_suffix(".draft")
    draft.write_text(json.dumps(result, indent=1), "utf-8")
    os.replace(draft, paths.result)


def _is_finished(paths: RunPaths) -> bool:
    return paths.result.exists() and json.loads(paths.result.read_text("utf-8"))["state"] == "finished"
