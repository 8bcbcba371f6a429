"""`python -m trainer.attempt FOLDER NAME`: one launched attempt of a run, for launchers that see it from afar.

Runs `python -m trainer FOLDER/run.json` as a child and adds what a container and a Ray job lack:
- one attempt of a run at a time: a second one ends at once while the first still writes;
- the first SIGTERM is handed on, further ones are not: the trainer would take the second as "at once, without a checkpoint".
  With `--signalled` none is, because whoever stops us signals all processes, as Ray does;
- a trainer is asked to end when its attempt is killed, as with a cluster whose head is lost;
- FOLDER/NAME.kill ends the child at once, where there is no way to send SIGKILL;
- FOLDER/NAME.exit.json tells how it ended to whoever asks later.
Knows nothing but Python's own library.
"""

from __future__ import annotations

import ctypes
import fcntl
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

USAGE = "usage: python -m trainer.attempt FOLDER NAME [--signalled]"
BAD_CALL, IS_HELD = 2, 75
LOOK_S = 0.2
# Of <linux/prctl.h>.
PR_SET_PDEATHSIG = 1


def main(arguments: list[str]) -> int:
    is_signalled = "--signalled" in arguments
    rest = [one for one in arguments if one != "--signalled"]
    if len(rest) != 2:
        print(USAGE, file=sys.stderr)
        return BAD_CALL
    folder, name = Path(rest[0]), rest[1]
    with (folder / "attempt.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("An earlier attempt of this run still writes to its folder. It has to end first.", flush=True)
            return IS_HELD
        return _run(folder, name, lock.fileno(), is_signalled)


def _run(folder: Path, name: str, lock: int, is_signalled: bool) -> int:
    oom_kills = _oom_kills()
    pending: list[int] = []

    def on_signal(number: int, _frame: FrameType | None) -> None:
        pending.append(number)

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)
    # The child holds the lock as well: it is free when nobody writes any more.
    command = [sys.executable, "-m", "trainer", str(folder / "run.json")]
    child = subprocess.Popen(command, pass_fds=[lock], preexec_fn=_asked_to_end_with(os.getpid()))
    kill_file = folder / f"{name}.kill"
    was_told = is_signalled
    while child.poll() is None:
        if pending and not was_told:
            child.send_signal(pending[0])
            was_told = True
        if kill_file.exists():
            child.kill()
        time.sleep(LOOK_S)
    _write_exit(folder / f"{name}.exit.json", child.returncode, _oom_kills() > oom_kills)
    # As a shell tells of a signal: process 1 of a container cannot die of one.
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def _asked_to_end_with(parent: int) -> Callable[[], None]:
    """What a child does first: has Linux send it SIGTERM when its parent dies. Else it would hold the lock for ever."""
    prctl = ctypes.CDLL(None).prctl

    def prepare() -> None:
        prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)
        if os.getppid() != parent:
            os._exit(BAD_CALL)

    return prepare


def _write_exit(file: Path, status: int, was_short_of_memory: bool) -> None:
    name = signal.Signals(-status).name if status < 0 else None
    told = {"exitCode": None if status < 0 else status, "signal": name, "isOutOfMemory": name == "SIGKILL" and was_short_of_memory}
    draft = file.with_suffix(".draft")
    draft.write_text(json.dumps(told), "utf-8")
    os.replace(draft, file)


def _oom_kills() -> int:
    """How many processes the kernel has killed for memory since it started (Linux 4.13 and newer, else always 0)."""
    try:
        lines = Path("/proc/vmstat").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("oom_kill "))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
