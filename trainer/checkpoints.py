"""Checkpoints in a run's folder."""

from __future__ import annotations

import re
from pathlib import Path

# Written last: a folder with it holds a whole checkpoint.
_LAST_FILE = "trainer_state.json"
_NAME = re.compile(r"checkpoint-(\d+)")


def checkpoint_path(folder: Path, step: int) -> Path:
    return folder / f"checkpoint-{step}"


def last_checkpoint(folder: Path) -> Path | None:
    """The latest whole one; a trainer that was killed while it wrote leaves half a one behind, which does not count."""
    found = [(int(match.group(1)), path) for path in folder.glob("checkpoint-*") if (match := _NAME.fullmatch(path.name)) and (path / _LAST_FILE).exists()]
    return max(found)[1] if found else None


def checkpoint_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
