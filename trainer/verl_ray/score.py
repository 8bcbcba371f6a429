"""verl's reward: `compute_score` of one sample, by the same `reward.py` and the same sandbox as everywhere.

verl wants a number for every sample and has no row without a signal. A fault of the sandbox is therefore tried again,
and ends the run after a while: a number that was made up would be learned from.
"""

from __future__ import annotations

import asyncio
import json
import os
from collections.abc import Sequence
from typing import Any

from trainer.problems import Measured, Reference
from trainer.reward import PRESETS, Reward
from trainer.rollouts import Rollout, RolloutScorer, Scored
from trainer.sandbox import SandboxClient
from trainer.verl_ray.batching import Coalescer

WINDOW_S = 0.2
MAX_BATCH = 1024
TRIES = 5
PAUSE_S = 30.0

# One for each event loop of a reward worker.
_coalescers: dict[asyncio.AbstractEventLoop, Coalescer[Rollout, Scored]] = {}


async def compute_score(data_source: str, solution_str: str, ground_truth: str, extra_info: dict[str, Any], **_: Any) -> dict[str, float]:
    """`ground_truth` is the JSON that `export.py` wrote; `data_source` the problem set. @returns the score and its terms"""
    rollout = parse_rollout(ground_truth, solution_str)
    reward = await _insist(rollout, data_source)
    return {"score": reward.total, "format": reward.format, "correctness": reward.correctness, "efficiency": reward.efficiency}


async def _insist(rollout: Rollout, set_slug: str) -> Reward:
    for attempt in range(TRIES):
        scored = await _coalescer(set_slug).one(rollout)
        if scored.reward is not None:
            return scored.reward
        if attempt < TRIES - 1:
            await asyncio.sleep(PAUSE_S)
    raise RuntimeError(f"The sandbox did not judge a program on {rollout.problem} in {TRIES} tries; the run goes on from its last checkpoint once it does.")


def _coalescer(set_slug: str) -> Coalescer[Rollout, Scored]:
    loop = asyncio.get_running_loop()
    if loop not in _coalescers:
        scorer = _scorer(set_slug)

        async def ask(rollouts: Sequence[Rollout]) -> Sequence[Scored]:
            return (await scorer.score(rollouts))[0]

        _coalescers[loop] = Coalescer(ask, window_s=WINDOW_S, most=MAX_BATCH)
    return _coalescers[loop]


def _scorer(set_slug: str) -> RolloutScorer:
    """Set up by the environment, which Ray hands to every worker."""
    client = SandboxClient(
        os.environ["SANDBOX_URL"],
        os.environ.get("SANDBOX_TOKEN"),
        set_slug,
        repeats=int(os.environ.get("SANDBOX_REPEATS", "1")),
        deadline_s=float(os.environ.get("SANDBOX_DEADLINE_SECONDS", "300")),
    )
    return RolloutScorer(client, PRESETS[os.environ.get("REWARD_PRESET", "guarded")], remeasure_original=True)


def ground_truth_of(rollout: Rollout) -> str:
    """Everything that a completion is compared with, as text; the completion itself is left out."""
    original, figures = rollout.original, rollout.original.figures
    return json.dumps(
        {
            "problem": rollout.problem,
            "language": rollout.language,
            "objective": rollout.objective,
            "profile": rollout.profile,
            "original": {"id": original.id, "code": original.code, "verdict": original.verdict, "reason": original.reason},
            "figures": None if figures is None else {"wallNs": figures.wall_ns, "peakBytes": figures.peak_bytes, "integralByteSeconds": figures.integral_byte_seconds},
        },
    )


def parse_rollout(ground_truth: str, completion: str) -> Rollout:
    value = json.loads(ground_truth)
    one = value["original"]
    figures = Measured.parse(value["figures"]) if value["figures"] else None
    original = Reference(one["id"], one["code"], one["verdict"], one["reason"], figures)
    return Rollout(value["problem"], value["language"], value["objective"], original, value["profile"], completion)
