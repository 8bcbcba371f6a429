"""Client of the execution API: programs by the thousand, judged and measured, as batches that can be asked for again.

Every program gets an outcome or None. None says nothing about the program: the sandbox failed it, was not reached in
time, or gave no figures; a trainer leaves such rows out. What the sandbox will never take is an error that says why.
"""

from __future__ import annotations

import asyncio
import json
import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

import httpx

from .errors import SandboxRefusedError
from .problems import Measured

# Bounds of one request (docs/api.md), in UTF-16 units for a solution.
MAX_EXECUTIONS = 4096
MAX_SOLUTION_UNITS = 256 * 1024
MAX_BODY_BYTES = 48 * 1024 * 1024

POLL_WAIT_S = 20
# Results come one by one: so long after a page the next one holds more of them.
COLLECT_S = 0.05
PAUSE_S = 1.0
LONGEST_PAUSE_S = 15.0
# The service closes what is overdue itself; its last results are waited for a little longer.
GRACE_S = 5.0


@dataclass(frozen=True)
class SandboxAddress:
    url: str
    token: str | None


@dataclass(frozen=True)
class Program:
    problem: str
    language: str
    code: str

    @property
    def is_too_long(self) -> bool:
        """Longer than any solution may be: refused as a program, without asking."""
        return len(self.code.encode("utf-16-le", "surrogatepass")) // 2 > MAX_SOLUTION_UNITS


@dataclass(frozen=True)
class Outcome:
    verdict: str
    reason: str
    figures: Measured | None
    profile: str

    @property
    def passed(self) -> bool:
        return self.verdict == "AC"


@dataclass
class BatchReport:
    """Of one call: outcomes by position, how long after the call each came, and why others did not."""

    outcomes: list[Outcome | None]
    latencies_s: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seconds: float = 0.0


class SandboxClient:
    def __init__(self, url: str, token: str | None, set_slug: str, *, repeats: int, deadline_s: float, client: httpx.AsyncClient | None = None, pause_s: float = PAUSE_S, now: Callable[[], float] = time.monotonic) -> None:
        self._address = f"{url.rstrip('/')}/api/v1/executions"
        self._set, self._repeats, self._deadline_s, self._pause_s = set_slug, repeats, deadline_s, pause_s
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._given, self._now = client, now

    async def run(self, programs: Sequence[Program]) -> BatchReport:
        """Judges and measures; at the latest when the deadline is over. Raises SandboxRefusedError."""
        started = self._now()
        report = BatchReport(outcomes=[None] * len(programs))
        if programs:
            async with self._client() as client:
                calls = [_Call(self, client, report, started, positions, body) for positions, body in self._bodies(programs)]
                await asyncio.gather(*(call.run() for call in calls))
        report.seconds = self._now() - started
        return report

    def _client(self) -> AbstractAsyncContextManager[httpx.AsyncClient]:
        """A new one each time: event loops come and go with the steps of a trainer. One that was given stays open."""
        if self._given is not None:
            return nullcontext(self._given)
        return httpx.AsyncClient(timeout=httpx.Timeout(POLL_WAIT_S + 30.0, connect=10.0), limits=httpx.Limits(max_connections=32))

    def _bodies(self, programs: Sequence[Program]) -> list[tuple[list[int], bytes]]:
        """Requests of at most so many programs and bytes, with the positions that each is about."""
        parts: list[tuple[list[int], list[str]]] = []
        size = MAX_BODY_BYTES + 1
        for position, program in enumerate(programs):
            text = json.dumps({"problem": program.problem, "language": program.language, "code": program.code, "repeats": self._repeats})
            if size + len(text) > MAX_BODY_BYTES or len(parts[-1][0]) == MAX_EXECUTIONS:
                parts.append(([], []))
                size = 0
            parts[-1][0].append(position)
            parts[-1][1].append(text)
            size += len(text) + 1
        head = f'{{"set":{json.dumps(self._set)},"deadlineSeconds":{max(1, round(self._deadline_s))},"executions":['
        return [(positions, f"{head}{','.join(texts)}]}}".encode()) for positions, texts in parts]

    @property
    def settings(self) -> tuple[str, dict[str, str], float, float, Callable[[], float]]:
        return self._address, self._headers, self._deadline_s, self._pause_s, self._now


class _Call:
    """One batch from its sending to its last result."""

    def __init__(self, owner: SandboxClient, client: httpx.AsyncClient, report: BatchReport, started: float, positions: list[int], body: bytes) -> None:
        self._address, headers, deadline_s, self._pause_s, self._now = owner.settings
        # Sent again it is the same batch: whatever gets lost on the way, nothing runs twice.
        self._headers = {**headers, "Content-Type": "application/json", "Idempotency-Key": f"rollouts-{uuid.uuid4()}"}
        self._client, self._report, self._started, self._positions, self._body = client, report, started, positions, body
        self._until = started + deadline_s + GRACE_S

    async def run(self) -> None:
        batch = await self._submit()
        if batch is not None:
            await self._collect(batch)

    @property
    def _left_s(self) -> float:
        return self._until - self._now()

    async def _submit(self) -> str | None:
        answer = await self._insist("POST", self._address, content=self._body)
        return None if answer is None else str(answer["id"])

    async def _collect(self, batch: str) -> None:
        cursor, address = 0, f"{self._address}/{batch}"
        while self._left_s > 0:
            wait = max(0, min(POLL_WAIT_S, int(self._left_s)))
            page = await self._insist("GET", address, params={"after": cursor, "wait": wait})
            if page is None:
                break
            for result in page["results"]:
                self._take(result)
            cursor = page["cursor"]
            if not page["results"] and page["batch"]["finishedAt"] is not None:
                return
            await asyncio.sleep(COLLECT_S)
        await self._give_up(address)

    def _take(self, result: dict[str, Any]) -> None:
        self._report.latencies_s.append(self._now() - self._started)
        if result["outcome"] != "judged":
            self._report.faults.append(f"{result.get('code', result['outcome'])}: {result.get('message', '')}")
            return
        figures = Measured.parse(result["figures"]) if result["figures"] else None
        outcome = Outcome(result["verdict"], result["reason"], figures, result["profile"])
        self._report.outcomes[self._positions[result["index"]]] = outcome

    async def _give_up(self, address: str) -> None:
        self._report.faults.append("deadline_exceeded: the sandbox did not answer in time")
        try:
            await self._client.delete(address, headers=self._headers, timeout=5.0)
        except httpx.HTTPError as error:
            self._report.faults.append(f"unreachable: {error!r}")

    async def _insist(self, method: str, address: str, **what: Any) -> dict[str, Any] | None:
        """Asks until there is an answer or the deadline is over; None is the latter."""
        pause = self._pause_s
        while self._left_s > 0:
            try:
                answer = await self._client.request(method, address, headers=self._headers, **what)
            except httpx.TransportError as error:
                self._report.faults.append(f"unreachable: {error!r}")
                wanted = pause
            else:
                if answer.is_success:
                    return answer.json()
                wanted = max(pause, self._refusal(answer))
            await asyncio.sleep(max(0.0, min(wanted, self._left_s)))
            pause = min(pause * 2, LONGEST_PAUSE_S)
        return None

    def _refusal(self, answer: httpx.Response) -> float:
        """Seconds after which another try is worth it. Raises SandboxRefusedError where none ever is."""
        if answer.status_code == 429 or answer.status_code >= 500:
            self._report.faults.append(f"answered {answer.status_code}")
            return _retry_after_s(answer)
        raise SandboxRefusedError(f"The sandbox at {self._address} answered {answer.status_code}: {_said(answer)}")


def _retry_after_s(answer: httpx.Response) -> float:
    value = answer.headers.get("Retry-After", "")
    return float(value) if value.isdigit() else 0.0


def _said(answer: httpx.Response) -> str:
    """Of a problem document what a person needs; of anything else its beginning."""
    try:
        body = answer.json()
    except ValueError:
        return answer.text[:300]
    faults = [f"{one['where']}: {one['problem']}" for one in body.get("faults", [])[:5]]
    return " ".join(part for part in [body.get("detail", ""), *faults, body.get("hint", "")] if part)
