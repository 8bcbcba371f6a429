"""`python -m trainer.evaluate run.json NAME=CHECKPOINT ... --samples N --out FILE`: what checkpoints write, judged and measured.

The run file is one of GRPO: its problems, those that it holds out too, its objectives, prompts, sandbox and reward. A
checkpoint may also be a run file: the model that it begins with is meant. All checkpoints are judged in one batch, in
which equal programs run once: how they differ is not a matter of when they were measured. A line each sample.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from .config import RunConfig, read_config
from .data import GrpoRow, grpo_rows
from .errors import ConfigurationError
from .problems import read_problems
from .rendering import render_prompt
from .rollouts import Rollout, Scored
from .sandbox import SandboxAddress
from .score import scorer_of

BATCH = 128
BAD_CALL = 2


@dataclass(frozen=True)
class Sample:
    checkpoint: str
    row: GrpoRow
    completion: str


def sample_rows(config: RunConfig, base: Path, per_problem: int) -> list[GrpoRow]:
    """So many prompts of each problem, held out or not, its originals taken in turn."""
    assert config.grpo is not None
    problems = read_problems(base / config.data.problems)
    rows: list[GrpoRow] = []
    for problem in problems:
        of_problem = grpo_rows([problem], config.objectives, config.grpo.originals_per_problem, config.seed)
        if not of_problem:
            raise ConfigurationError(f"The problem {problem.slug} has no judged reference to compare with.")
        rows.extend(of_problem[number % len(of_problem)] for number in range(per_problem))
    return rows


def load(config: RunConfig, base: Path, place: str) -> tuple[Any, Any]:
    """Model and tokenizer of a checkpoint's folder, or of what a run file begins with."""
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer, set_seed

    from .models import load_model

    path = Path(place)
    if path.suffix == ".json":
        begun = read_config(path)
        random.seed(begun.seed)
        set_seed(begun.seed)
        return load_model(begun, read_problems(path.parent / begun.data.problems, frozenset(begun.data.held_out)), path.parent)
    dtype = torch.bfloat16 if config.hardware.bf16 else torch.float32
    return AutoModelForCausalLM.from_pretrained(path, dtype=dtype), AutoTokenizer.from_pretrained(path)


def generate(config: RunConfig, model: Any, tokenizer: Any, rows: list[GrpoRow]) -> list[str]:
    """A completion for each row, as a GRPO run would draw it."""
    import torch

    assert config.grpo is not None
    tokenizer.padding_side = "left"
    model = model.to(config.hardware.device).eval()
    prompts = [render_prompt(config.data.prompt_style, row.problem, row.objective, row.prompt) for row in rows]
    texts = [one if isinstance(one, str) else tokenizer.apply_chat_template(one, tokenize=False, add_generation_prompt=True) for one in prompts]
    settings = {"do_sample": True, "temperature": config.grpo.temperature, "top_k": 0, "top_p": 1.0}
    ends = {"eos_token_id": tokenizer.eos_token_id, "pad_token_id": tokenizer.pad_token_id}
    completions: list[str] = []
    for start in range(0, len(texts), BATCH):
        given = tokenizer(texts[start : start + BATCH], return_tensors="pt", padding=True, add_special_tokens=False).to(model.device)
        with torch.inference_mode():
            written = model.generate(**given, **settings, **ends, max_new_tokens=config.grpo.max_completion_tokens)
        completions.extend(tokenizer.batch_decode(written[:, given["input_ids"].shape[1] :], skip_special_tokens=True))
    return completions


def line_of(sample: Sample, scored: Scored, held_out: frozenset[str]) -> dict[str, Any]:
    outcome, reward = scored.outcome, scored.reward
    figures = outcome.figures if outcome else None
    return {
        "checkpoint": sample.checkpoint,
        "problem": sample.row.problem.slug,
        "heldOut": sample.row.problem.slug in held_out,
        "objective": sample.row.objective,
        # Null where the sandbox failed it: it says nothing about the program.
        "passed": scored.passed,
        "verdict": outcome.verdict if outcome else None,
        "reward": reward.total if reward else None,
        "format": reward.format if reward else None,
        "code": scored.code,
        "profile": outcome.profile if outcome else None,
        "wallNs": figures.wall_ns if figures else None,
        "peakBytes": figures.peak_bytes if figures else None,
        "integralByteSeconds": figures.integral_byte_seconds if figures else None,
    }


def evaluate(config: RunConfig, base: Path, places: dict[str, str], samples: int, repeats: int, address: SandboxAddress | None) -> list[dict[str, Any]]:
    from transformers import set_seed

    assert config.grpo is not None
    measured = replace(config, grpo=replace(config.grpo, sandbox=replace(config.grpo.sandbox, repeats=repeats)))
    scorer = scorer_of(measured, address)
    rows = sample_rows(config, base, samples)
    drawn: list[Sample] = []
    for name, place in places.items():
        model, tokenizer = load(config, base, place)
        began = time.monotonic()
        set_seed(config.seed)
        drawn.extend(Sample(name, row, text) for row, text in zip(rows, generate(config, model, tokenizer, rows), strict=True))
        print(f"{name}: {len(rows)} samples drawn in {time.monotonic() - began:.1f} s", flush=True)
    rollouts = [Rollout(one.row.problem.slug, one.row.problem.language, one.row.objective, one.row.original, one.row.problem.profile, one.completion) for one in drawn]
    scored, report = asyncio.run(scorer.score(rollouts))
    for fault in sorted(set(report.faults))[:10]:
        print(fault, file=sys.stderr)
    print(f"{len(rollouts)} samples judged in {report.seconds:.1f} s", flush=True)
    held_out = frozenset(config.data.held_out)
    return [line_of(one, of_it, held_out) for one, of_it in zip(drawn, scored, strict=True)]


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m trainer.evaluate", description="Draws programs from checkpoints and has them judged and measured.")
    parser.add_argument("run", type=Path)
    parser.add_argument("checkpoints", nargs="+", metavar="NAME=CHECKPOINT")
    parser.add_argument("--samples", type=int, default=16, help="of each problem and checkpoint")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    places = dict(one.split("=", 1) for one in options.checkpoints if "=" in one)
    if len(places) != len(options.checkpoints):
        parser.error("a checkpoint is NAME=FOLDER, each with a name of its own")
    url = os.environ.get("SANDBOX_URL")
    try:
        config = read_config(options.run)
        address = SandboxAddress(url, os.environ.get("SANDBOX_TOKEN") or None) if url else None
        lines = evaluate(config, options.run.parent, places, options.samples, options.repeats, address)
    except ConfigurationError as error:
        print(error, file=sys.stderr)
        return BAD_CALL
    options.out.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
