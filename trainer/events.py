"""What a run tells: events in a file first, so that nothing is lost, and from there to whoever asked for them."""

from __future__ import annotations

import json
import math
import re
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

Kind = Literal["metrics", "sample", "checkpoint", "status"]
FILE = "events.jsonl"
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class EventLog:
    """`events.jsonl`: one event a line, numbered from 1 without gaps, going on where an earlier process ended."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / FILE
        self._now = now
        self._lock = threading.Lock()
        self._seq = _mend(self.file)
        self._out = self.file.open("ab")
        self._listeners: list[Callable[[], None]] = []

    @property
    def last_seq(self) -> int:
        return self._seq

    def listen(self, listener: Callable[[], None]) -> None:
        """Calls back after every event, from the thread that wrote it."""
        self._listeners.append(listener)

    def write(self, kind: Kind, step: int, data: dict[str, Any]) -> int:
        """Appends an event; when this returns it is in the file. @returns its number"""
        with self._lock:
            event = {"seq": self._seq + 1, "step": step, "ts": self._now().isoformat(), "kind": kind, "data": storable(data)}
            self._out.write(json.dumps(event, ensure_ascii=False, allow_nan=False).encode("utf-8") + b"\n")
            self._out.flush()
            self._seq += 1
            seq = self._seq
        for listener in self._listeners:
            listener()
        return seq

    def close(self) -> None:
        self._out.close()


def storable(value: Any) -> Any:
    """What JSON and a database can hold: null for NaN and infinity, U+FFFD for NUL and halves of surrogate pairs."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, str):
        return _UNSTORABLE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {key: storable(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [storable(inner) for inner in value]
    return value


def _mend(file: Path) -> int:
    """Cuts off a last line that a killed process wrote half. @returns the number of the last whole event"""
    if not file.exists():
        return 0
    content = file.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        with file.open("r+b") as out:
            out.truncate(whole)
    lines = content[:whole].rstrip(b"\n").rsplit(b"\n", 1)
    return json.loads(lines[-1])["seq"] if lines[-1] else 0
