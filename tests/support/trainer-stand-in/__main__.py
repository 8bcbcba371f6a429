"""Stands in for the trainer where a test is about what starts and ends it: the same call, signals and exit statuses.

`standIn` of run.json says what to do: {"do": "wait" | "fail" | "fill", "saveSeconds": 0.5}.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path

FAILED = 3


def main() -> int:
    file = Path(sys.argv[1])
    plan = json.loads(file.read_text("utf-8"))["standIn"]
    is_asked = []

    def on_term(_number, _frame) -> None:
        is_asked.append(True)
        # As the trainer: the second one ends it at once.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)

    signal.signal(signal.SIGTERM, on_term)
    with (file.parent / "starts").open("a") as starts:
        starts.write(f"{os.getpid()}\n")
    print(f"training {os.environ.get('RUN_ID')} as {os.getuid()}", flush=True)
    if plan["do"] == "fail":
        print("it does not fit", file=sys.stderr, flush=True)
        return FAILED
    held = []
    while not is_asked:
        if plan["do"] == "fill":
            held.append(bytearray(os.urandom(1 << 20) * 16))
        time.sleep(0.05)
    time.sleep(plan.get("saveSeconds", 0.5))
    (file.parent / "checkpoint").write_text("saved")
    print("saved a checkpoint", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
