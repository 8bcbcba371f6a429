"""`python -m trainer.export CHECKPOINT OUT`: a whole model in safetensors with its tokenizer, from any checkpoint.

A full checkpoint is taken without what only training needs. An adapter is merged into its base, which is where the
adapter says, or where `--base FOLDER` does.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

from .errors import ConfigurationError

ADAPTER, ADAPTER_CONFIG = "adapter_model.safetensors", "adapter_config.json"
BAD_CALL = 2


def export(checkpoint: Path, out: Path, base: str | None = None) -> Path:
    """Raises ConfigurationError where the checkpoint, or the base of an adapter, cannot be read, and where `out` is taken.

    @returns the folder, which is there once it is whole
    """
    if not (checkpoint / "config.json").is_file() and not (checkpoint / ADAPTER_CONFIG).is_file():
        raise ConfigurationError(f"{checkpoint} is no checkpoint: there is neither config.json nor {ADAPTER_CONFIG} in it.")
    if out.exists():
        raise ConfigurationError(f"{out} is there already.")
    draft = out.with_name(f"{out.name}.draft")
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(parents=True)
    model = _merged(checkpoint, base) if (checkpoint / ADAPTER_CONFIG).is_file() else _whole(checkpoint)
    model.save_pretrained(draft)
    _tokenizer(checkpoint, model).save_pretrained(draft)
    os.replace(draft, out)
    return out


def _whole(checkpoint: Path) -> Any:
    from transformers import AutoModelForCausalLM

    return _loaded(lambda: AutoModelForCausalLM.from_pretrained(checkpoint, dtype="auto"), checkpoint)


def _merged(checkpoint: Path, base: str | None) -> Any:
    from peft import PeftModel
    from transformers import AutoModelForCausalLM

    if not (checkpoint / ADAPTER).is_file():
        raise ConfigurationError(f"{checkpoint} holds an adapter without its weights ({ADAPTER}).")
    settings = json.loads((checkpoint / ADAPTER_CONFIG).read_text("utf-8"))
    name = base or settings.get("base_model_name_or_path")
    if not name:
        raise ConfigurationError(f"{checkpoint / ADAPTER_CONFIG} does not say what the adapter belongs to: name its base with --base.")
    whole = _loaded(lambda: AutoModelForCausalLM.from_pretrained(name, revision=settings.get("revision"), dtype="auto"), name)
    return PeftModel.from_pretrained(whole, checkpoint).merge_and_unload()


def _tokenizer(checkpoint: Path, model: Any) -> Any:
    from transformers import AutoTokenizer

    own = (checkpoint / "tokenizer_config.json").is_file()
    return AutoTokenizer.from_pretrained(checkpoint if own else model.config._name_or_path)


def _loaded(load: Any, name: object) -> Any:
    try:
        return load()
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{name} cannot be loaded: {error}") from error


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m trainer.export", description="Writes a whole model with its tokenizer from a checkpoint.")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", help="folder or hub id of the model that an adapter belongs to")
    options = parser.parse_args(arguments)
    try:
        print(export(options.checkpoint, options.out, options.base))
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return BAD_CALL
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
