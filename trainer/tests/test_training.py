"""Whole runs of a tiny model on a CPU, with a service that knows the programs by heart."""

import json
import math
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from trainer.__main__ import main
from trainer.contract_files import faults

from .server import Answer, serving
from .service import Service, judged
from .support import problem, reference, row_of

ROOT = Path(__file__).parents[2]
MODEL = {"kind": "tiny", "layers": 1, "hidden": 32, "heads": 2, "keyValueHeads": 1, "feedForward": 64, "vocabulary": 300}
PROGRAMS = {"a=1": 1.0, "b=sum(range(9))": 20.0, "c=[1]*9": 80.0}


def problems():
    return [problem(slug, [*(reference(f"r{n}", ms, code=f"{code}\n") for n, (code, ms) in enumerate(PROGRAMS.items())), reference("w", verdict="WA", code="d=\n")]) for slug in ("one", "two")]


def answer(index, execution):
    wall_ms = PROGRAMS.get(execution["code"].strip())
    return judged(index, "WA") if wall_ms is None else judged(index, wallNs=wall_ms * 1e6, integralByteSeconds=wall_ms * 1e3)


def write_run(folder, method, settings, **changes):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "problems.jsonl").write_text("\n".join(json.dumps(row_of(one)) for one in problems()), "utf-8")
    document = {
        "version": 1,
        "method": method,
        "objectives": ["time"],
        "model": MODEL,
        "data": {"problems": "problems.jsonl", "promptStyle": "problem_token"},
        "output": "run",
        "steps": 4,
        "optimizer": {"learningRate": 0.01},
        "checkpoints": {"everySteps": 2},
        "hardware": {"device": "cpu", "bf16": False, "gradientCheckpointing": False, "microBatch": 4, "threads": 1},
        method: settings,
        **changes,
    }
    (folder / "run.json").write_text(json.dumps(document), "utf-8")
    return str(folder / "run.json")


def events(folder, kind=None):
    found = [json.loads(line) for line in (folder / "run/events.jsonl").read_text("utf-8").split("\n") if line]
    assert faults("events.schema.json", {"events": found[:500]}) == []
    assert [event["seq"] for event in found] == list(range(1, len(found) + 1))
    return [event for event in found if kind in (None, event["kind"])]


def result(folder):
    return json.loads((folder / "run/result.json").read_text("utf-8"))


def weights(folder):
    from safetensors.torch import load_file

    return load_file(folder / "model.safetensors")


@pytest.fixture(scope="module")
def learned(tmp_path_factory):
    """A finished SFT run."""
    folder = tmp_path_factory.mktemp("sft")
    assert main([write_run(folder, "sft", {"batch": 4})]) == 0
    return folder


def test_sft_learns_and_tells_of_it(learned):
    assert result(learned)["state"] == "finished"
    losses = [event["data"]["loss"] for event in events(learned, "metrics") if "loss" in event["data"]]
    assert len(losses) == 4 and losses[-1] < losses[0]
    assert [event["data"]["state"] for event in events(learned, "status")] == ["started", "finished"]
    assert [(event["step"], event["data"]["isFinal"]) for event in events(learned, "checkpoint")] == [(2, False), (4, False), (4, True)]
    assert all(event["data"]["bytes"] > 0 for event in events(learned, "checkpoint"))
    assert weights(learned / "run/final")


def test_a_finished_run_is_not_run_again(learned, capsys):
    before = len(events(learned))
    assert main([str(learned / "run.json")]) == 0
    assert "finished" in capsys.readouterr().out
    assert len(events(learned)) == before


def test_a_run_that_goes_on_from_a_checkpoint_ends_where_one_without_a_break_ends(learned, tmp_path):
    import shutil

    import torch

    folder = tmp_path / "again"
    shutil.copytree(learned, folder)
    for gone in ("run/final", "run/checkpoints/checkpoint-4"):
        shutil.rmtree(folder / gone)
    (folder / "run/result.json").unlink()
    # What a process that was killed while it saved leaves behind.
    (folder / "run/checkpoints/checkpoint-3").mkdir()
    assert main([str(folder / "run.json")]) == 0
    assert [(event["data"]["state"], event["step"]) for event in events(folder, "status")][-2:] == [("resumed", 2), ("finished", 4)]
    straight, resumed = weights(learned / "run/final"), weights(folder / "run/final")
    assert all(torch.equal(straight[name], resumed[name]) for name in straight)


def test_the_same_seed_gives_the_same_weights_and_another_one_others(learned, tmp_path):
    import torch

    for seed, is_same in ((0, True), (1, False)):
        folder = tmp_path / str(seed)
        assert main([write_run(folder, "sft", {"batch": 4}, seed=seed)]) == 0
        straight, again = weights(learned / "run/final"), weights(folder / "run/final")
        assert all(torch.equal(straight[name], again[name]) for name in straight) == is_same


def test_dpo_goes_on_from_a_model_of_sft(learned, tmp_path):
    model = {"kind": "pretrained", "path": str(learned / "run/final")}
    file = write_run(tmp_path, "dpo", {"batch": 4, "wrongShare": 0.5}, model=model, steps=2)
    assert main([file]) == 0
    names = set().union(*(event["data"] for event in events(tmp_path, "metrics")))
    assert {"loss", "rewards/chosen", "rewards/rejected", "rewards/margins", "rewards/accuracies"} <= names


GRPO = {"promptsPerStep": 2, "completionsPerPrompt": 4, "maxCompletionTokens": 24, "sandbox": {"set": "starter", "deadlineSeconds": 20}}


def test_grpo_has_what_the_model_writes_measured_and_learns_from_it(learned, tmp_path, monkeypatch):
    service = Service(answer, page=100)
    with serving(service) as url:
        monkeypatch.setenv("SANDBOX_URL", url)
        model = {"kind": "pretrained", "path": str(learned / "run/final")}
        assert main([write_run(tmp_path, "grpo", GRPO, model=model, steps=2, tuning={"kind": "lora", "rank": 2})]) == 0
    assert len(service.batches) == 2
    steps = [event["data"] for event in events(tmp_path, "metrics") if "reward" in event["data"]]
    assert len(steps) == 2
    for name in ("reward_std", "frac_reward_zero_std", "entropy", "completions/mean_length", "grad_norm", "pass_rate", "groups/below_noise", "sandbox/p95"):
        assert all(name in step for step in steps), name
    for step in steps:
        assert step["time/generation"] > 0 and step["time/sandbox"] > 0
        assert step["time/generation"] + step["time/sandbox"] <= step["time/step"]
    samples = events(tmp_path, "sample")
    assert len(samples) == 8 and all(math.isfinite(sample["data"]["reward"]) for sample in samples)
    assert (tmp_path / "run/final/adapter_model.safetensors").exists()


def test_a_sandbox_that_refuses_ends_the_run_with_its_reason(learned, tmp_path, monkeypatch):
    with serving(lambda _: Answer(401, {"detail": "This key is revoked."})) as url:
        monkeypatch.setenv("SANDBOX_URL", url)
        model = {"kind": "pretrained", "path": str(learned / "run/final")}
        assert main([write_run(tmp_path, "grpo", GRPO, model=model, steps=2)]) == 1
    assert (result(tmp_path)["state"], result(tmp_path)["code"]) == ("failed", "configuration")
    assert "This key is revoked." in events(tmp_path, "status")[-1]["data"]["message"]


def test_grpo_without_a_sandbox_says_what_is_missing(learned, tmp_path, monkeypatch):
    monkeypatch.delenv("SANDBOX_URL", raising=False)
    model = {"kind": "pretrained", "path": str(learned / "run/final")}
    assert main([write_run(tmp_path, "grpo", GRPO, model=model)]) == 1
    assert "SANDBOX_URL" in result(tmp_path)["message"]


def test_a_model_that_is_not_there_is_named(tmp_path):
    assert main([write_run(tmp_path, "sft", {}, model={"kind": "pretrained", "path": "nowhere/at-all"})]) == 1
    assert "nowhere/at-all" in result(tmp_path)["message"]


def wait_for(condition, seconds=120.0):
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it took too long"
        time.sleep(0.05)


def test_sigterm_ends_a_run_with_a_checkpoint_and_status_0(tmp_path):
    file = write_run(tmp_path, "sft", {"batch": 4}, steps=100_000, checkpoints={"everySteps": 100_000})
    log = tmp_path / "run/events.jsonl"
    process = subprocess.Popen([sys.executable, "-m", "trainer", file], cwd=ROOT, env={**os.environ}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        wait_for(lambda: process.poll() is not None or log.exists() and '"kind": "metrics"' in log.read_text("utf-8"))
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0, said
    step = result(tmp_path)["step"]
    assert result(tmp_path)["state"] == "stopped" and step > 0
    assert (tmp_path / f"run/checkpoints/checkpoint-{step}/model.safetensors").exists()
    assert [event["data"]["state"] for event in events(tmp_path, "status")] == ["started", "stopping", "stopped"]


def test_curves_lie_beside_the_events_for_tensorboard(learned):
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

    curves = EventAccumulator(str(learned / "run/tensorboard"))
    curves.Reload()
    logged = [(event["step"], event["data"]["loss"]) for event in events(learned, "metrics") if "loss" in event["data"]]
    assert [one.step for one in curves.Scalars("loss")] == [step for step, _ in logged]
    assert all(math.isclose(one.value, loss, rel_tol=1e-6) for one, (_, loss) in zip(curves.Scalars("loss"), logged, strict=True))
    assert "time/step" in curves.Tags()["scalars"]


def test_a_tiny_model_that_was_made_from_other_problems_is_refused_by_name(learned, tmp_path):
    file = write_run(tmp_path, "sft", {"batch": 4}, model={"kind": "pretrained", "path": str(learned / "run/final")})
    (tmp_path / "problems.jsonl").write_text(json.dumps(row_of(problem("three", [reference("a")]))), "utf-8")
    assert main([file]) == 1
    assert "<|problem:three|>" in result(tmp_path)["message"]
