"""`python -m trainer run.json`: trains as the file says. Paths in it are relative to it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from .config import read_config
from .errors import ConfigurationError
from .run import Surroundings, run

USAGE = "usage: python -m trainer run.json"
BAD_CALL = 2


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print(USAGE, file=sys.stderr)
        return BAD_CALL
    file = Path(arguments[0])
    try:
        return run(read_config(file), Surroundings.read(os.environ), file.parent)
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return BAD_CALL


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
