"""What holds an attempt of a run, with a trainer that only waits."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]
WAITING = """
import os, pathlib, signal, sys, time
told = []
def on_term(number, frame):
    told.append(number)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
signal.signal(signal.SIGTERM, on_term)
folder = pathlib.Path(sys.argv[1]).parent
(folder / "draft").write_text(str(os.getpid()))
(folder / "draft").rename(folder / "ready")
while not told:
    time.sleep(0.02)
time.sleep(0.5)
(folder / "checkpoint").write_text("saved")
sys.exit(7)
"""


@pytest.fixture
def attempt(tmp_path):
    package = tmp_path / "root" / "trainer"
    package.mkdir(parents=True)
    for name in ("__init__.py", "attempt.py"):
        shutil.copy(HERE / name, package / name)
    (package / "__main__.py").write_text(WAITING)
    folder = tmp_path / "run"
    folder.mkdir()
    (folder / "run.json").write_text("{}")
    started = []

    def start(name="attempt-1", *options):
        process = subprocess.Popen([sys.executable, "-m", "trainer.attempt", str(folder), name, *options], cwd=tmp_path / "root", stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield folder, start
    for process in started:
        process.kill()
        process.wait()
    if (folder / "ready").exists():
        with contextlib.suppress(ProcessLookupError):
            os.kill(int((folder / "ready").read_text()), signal.SIGKILL)


def ready(folder):
    wait_for(folder / "ready")


def wait_for(file):
    deadline = time.monotonic() + 30
    while not file.exists():
        assert time.monotonic() < deadline, f"{file.name} did not come"
        time.sleep(0.02)


def exit_of(folder, name="attempt-1"):
    return json.loads((folder / f"{name}.exit.json").read_text())


def test_a_second_request_to_stop_does_not_cost_the_checkpoint(attempt):
    folder, start = attempt
    process = start()
    ready(folder)
    process.send_signal(signal.SIGTERM)
    process.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 7
    assert (folder / "checkpoint").exists()
    assert exit_of(folder) == {"exitCode": 7, "signal": None, "isOutOfMemory": False}


def test_where_all_processes_are_signalled_it_hands_nothing_on(attempt):
    folder, start = attempt
    process = start("attempt-1", "--signalled")
    ready(folder)
    process.send_signal(signal.SIGTERM)
    time.sleep(1)
    assert process.poll() is None
    (folder / "attempt-1.kill").touch()
    assert process.wait(30) == 128 + signal.SIGKILL


def test_a_file_ends_it_at_once_and_is_not_taken_for_a_lack_of_memory(attempt):
    folder, start = attempt
    process = start()
    ready(folder)
    (folder / "attempt-1.kill").touch()
    assert process.wait(30) == 128 + signal.SIGKILL
    assert exit_of(folder) == {"exitCode": None, "signal": "SIGKILL", "isOutOfMemory": False}
    assert not (folder / "checkpoint").exists()


def test_one_attempt_of_a_run_writes_at_a_time(attempt):
    folder, start = attempt
    first = start()
    ready(folder)
    second = start("attempt-2")
    said, _ = second.communicate(timeout=30)
    assert second.returncode == 75
    assert "earlier attempt" in said
    assert not (folder / "attempt-2.exit.json").exists()
    (folder / "attempt-1.kill").touch()
    first.wait(30)
    (folder / "ready").unlink()
    start("attempt-2")
    ready(folder)


def test_a_trainer_that_outlives_what_held_it_keeps_the_run_until_it_has_saved_a_checkpoint(attempt):
    folder, start = attempt
    first = start()
    ready(folder)
    trainer = int((folder / "ready").read_text())
    # It cannot hear that it is to end as long as it is stopped.
    os.kill(trainer, signal.SIGSTOP)
    # The holder alone, as when its memory is wanted, or its cluster is lost.
    first.kill()
    first.wait()
    assert start("attempt-2").wait(30) == 75
    os.kill(trainer, signal.SIGCONT)
    wait_for(folder / "checkpoint")
