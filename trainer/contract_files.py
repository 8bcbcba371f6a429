"""The schemas that are shared with the rest of the system, and how a document is held to one."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema

from .errors import ConfigurationError

FOLDER = Path(__file__).parent / "contract"
MAX_FAULTS = 10


@cache
def schema(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / name).read_text("utf-8"))


@cache
def _validator(name: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schema(name))


def faults(name: str, document: Any) -> list[str]:
    """What is wrong with a document, each with its place; empty when nothing is."""
    leaves = [leaf for error in _validator(name).iter_errors(document) for leaf in _leaves(error)]
    found = sorted(leaves, key=lambda error: list(map(str, error.absolute_path)))
    return [f"{error.json_path}: {_message(error)}" for error in found]


def check(name: str, document: Any, where: str) -> None:
    """Raises ConfigurationError with the first ten faults."""
    found = faults(name, document)
    if not found:
        return
    more = f"; and {len(found) - MAX_FAULTS} more" if len(found) > MAX_FAULTS else ""
    raise ConfigurationError(f"{where} is not valid: {'; '.join(found[:MAX_FAULTS])}{more}")


def _leaves(error: jsonschema.ValidationError) -> list[jsonschema.ValidationError]:
    """Of a choice that nothing fits, the faults in the alternative that was meant: the one whose name is right."""
    if not error.context:
        return [error]
    branches: dict[Any, list[jsonschema.ValidationError]] = {}
    for inner in error.context:
        branches.setdefault(inner.schema_path[0], []).append(inner)
    misnamed = {key: sum(one.validator == "const" and len(one.path) == 1 for one in inner) for key, inner in branches.items()}
    meant = [key for key, count in misnamed.items() if count == min(misnamed.values())]
    return [leaf for inner in branches[meant[0]] for leaf in _leaves(inner)] if len(meant) == 1 else [error]


def _message(error: jsonschema.ValidationError) -> str:
    return error.message if len(error.message) <= 300 else f"{error.message[:300]}…"
