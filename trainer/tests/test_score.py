"""Rewards of given completions, without a training."""

import json

import pytest

from trainer.prompts import completion_of
from trainer.score import main

from .server import serving
from .service import Service, judged
from .support import problem, reference, row_of

RUN = {
    "version": 1,
    "method": "grpo",
    "model": {"kind": "tiny"},
    "data": {"problems": "problems.jsonl"},
    "output": "run",
    "steps": 1,
    "grpo": {"sandbox": {"set": "starter"}},
}


def score(folder, rows, monkeypatch, run=RUN):
    (folder / "problems.jsonl").write_text(json.dumps(row_of(problem("sum", [reference("slow", 20.0, code="slow\n")]))))
    (folder / "run.json").write_text(json.dumps(run))
    (folder / "completions.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    with serving(Service(lambda index, execution: judged(index, wallNs=(20 if execution["code"] == "slow\n" else 5) * 1e6))) as url:
        monkeypatch.setenv("SANDBOX_URL", url)
        return main([str(folder / "run.json"), str(folder / "completions.jsonl")])


def row(**changes):
    return {"problem": "sum", "objective": "time", "original": "slow", "completion": completion_of("python3", "fast"), **changes}


def test_each_completion_gets_a_line_with_its_reward_and_terms(tmp_path, monkeypatch, capsys):
    assert score(tmp_path, [row(), row(completion="nothing")], monkeypatch) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.strip().split("\n"))
    assert (first["verdict"], first["reward"]["gain"]) == ("AC", pytest.approx(0.75))
    assert (second["verdict"], second["reward"]["total"]) == (None, -0.5)


@pytest.mark.parametrize("changes", [{"problem": "other"}, {"original": "other"}, {"objective": "speed"}])
def test_a_line_that_fits_nothing_is_named(tmp_path, monkeypatch, capsys, changes):
    assert score(tmp_path, [row(), row(**changes)], monkeypatch) == 2
    assert "completions.jsonl, line 2" in capsys.readouterr().err


def test_only_grpo_has_a_reward(tmp_path, monkeypatch, capsys):
    run = {**{key: value for key, value in RUN.items() if key != "grpo"}, "method": "sft", "sft": {}}
    assert score(tmp_path, [row()], monkeypatch, run) == 2
    assert "only grpo" in capsys.readouterr().err
