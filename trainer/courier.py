"""Carries events from the file to the web app, in a thread that training never waits for.

The receiver stores an event once, whatever is sent again: run and number name it. So the courier may repeat what it
is not sure of, goes on with a growing pause while nobody answers, and catches up after an outage of any length.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from .events import EventLog

MAX_EVENTS = 500
MAX_BYTES = 1024 * 1024
FIRST_PAUSE_S, LONGEST_PAUSE_S, LAST_PAUSE_S = 1.0, 60.0, 0.5
# What will not get better by sending it again: the run is gone, the token is not for it, the request is not understood.
FINAL_STATUSES = {400, 401, 403, 404, 405, 410, 413, 415, 422}


@dataclass(frozen=True)
class Destination:
    """Where a run's events go, with a token that is made for this run alone."""

    url: str
    run_id: str
    token: str

    @property
    def address(self) -> str:
        return f"{self.url.rstrip('/')}/api/v1/training/runs/{self.run_id}/events"


class Courier:
    def __init__(
        self,
        log: EventLog,
        to: Destination,
        *,
        client: httpx.Client | None = None,
        say: Callable[[str], None] = lambda line: print(line, file=sys.stderr, flush=True),
        first_pause_s: float = FIRST_PAUSE_S,
    ) -> None:
        self._log, self._to, self._say, self._first_pause_s = log, to, say, first_pause_s
        self._client = client or httpx.Client(timeout=httpx.Timeout(30.0))
        self._mark = log.file.with_name("events.sent.json")
        self._offset, self._acked = _read_mark(self._mark)
        self._news, self._stop = threading.Event(), threading.Event()
        self._given_up: str | None = None
        log.listen(self._news.set)
        self._thread = threading.Thread(target=self._work, name="courier", daemon=True)

    @property
    def acked_seq(self) -> int:
        return self._acked

    @property
    def given_up(self) -> str | None:
        """Why nothing more is sent; None while it is."""
        return self._given_up

    def start(self) -> Courier:
        self._thread.start()
        return self

    def close(self, timeout_s: float = 10.0) -> bool:
        """Sends what is left for at most so long. @returns whether everything has arrived"""
        self._stop.set()
        self._news.set()
        self._thread.join(timeout_s)
        return self._acked >= self._log.last_seq

    def _work(self) -> None:
        pause = self._first_pause_s
        while self._given_up is None:
            self._news.clear()
            # Asked before the file is read: what is written between the reading and the end must still be sent.
            is_last_look = self._stop.is_set()
            batch, end = self._next_batch()
            if not batch:
                if is_last_look:
                    return
                self._news.wait()
                continue
            if self._send(batch, end):
                pause = self._first_pause_s
            elif self._given_up is None:
                self._rest(pause)
                pause = min(pause * 2, LONGEST_PAUSE_S)

    def _rest(self, pause_s: float) -> None:
        """Between two tries; at the end, when somebody waits for us, a short one."""
        if self._stop.is_set():
            time.sleep(min(pause_s, LAST_PAUSE_S))
        else:
            self._stop.wait(pause_s)

    def _next_batch(self) -> tuple[list[bytes], int]:
        """Whole lines after the mark, and where they end."""
        lines: list[bytes] = []
        size = 0
        with self._log.file.open("rb") as source:
            source.seek(self._offset)
            for line in source:
                if not line.endswith(b"\n") or len(lines) == MAX_EVENTS or (lines and size + len(line) > MAX_BYTES):
                    break
                lines.append(line)
                size += len(line)
        return lines, self._offset + size

    def _send(self, lines: list[bytes], end: int) -> bool:
        body = b'{"events":[' + b",".join(line.rstrip(b"\n") for line in lines) + b"]}"
        headers = {"Authorization": f"Bearer {self._to.token}", "Content-Type": "application/json"}
        try:
            answer = self._client.post(self._to.address, content=body, headers=headers)
        except httpx.HTTPError:
            return False
        if answer.status_code in FINAL_STATUSES:
            self._give_up(f"answered {answer.status_code}: {answer.text[:300]}")
            return False
        acked = _acked_seq(answer)
        last = int(json.loads(lines[-1])["seq"])
        if acked is None or acked < last:
            return False
        self._offset, self._acked = end, acked
        _write_mark(self._mark, end, acked)
        return True

    def _give_up(self, reason: str) -> None:
        self._given_up = reason
        self._say(f"Events are no longer sent, the run goes on and keeps them in {self._log.file}: the receiver {reason}")


def _acked_seq(answer: httpx.Response) -> int | None:
    if answer.status_code != 200:
        return None
    try:
        acked = answer.json().get("ackedSeq")
    except (ValueError, AttributeError):
        return None
    return acked if isinstance(acked, int) else None


def _read_mark(file: Path) -> tuple[int, int]:
    """What an earlier process knew to have arrived. Without it all is sent again, which changes nothing."""
    if not file.exists():
        return 0, 0
    mark: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return int(mark["offset"]), int(mark["ackedSeq"])


def _write_mark(file: Path, offset: int, acked: int) -> None:
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps({"offset": offset, "ackedSeq": acked}), "utf-8")
    draft.replace(file)
