"""What checkpoints write, judged by a service that knows the programs by heart."""

import json

from trainer.__main__ import main as train
from trainer.evaluate import main

from .server import serving
from .service import Service
from .test_training import GRPO, PROGRAMS, answer, problems, write_run


def test_checkpoints_and_the_model_before_training_are_drawn_from_and_judged_in_one_batch(tmp_path, monkeypatch):
    learned = write_run(tmp_path / "sft", "sft", {"batch": 8}, steps=60, data={"problems": "problems.jsonl", "promptStyle": "problem_token"})
    assert train([learned]) == 0
    model = {"kind": "pretrained", "path": "../sft/run/final"}
    data = {"problems": "problems.jsonl", "promptStyle": "problem_token", "heldOut": ["two"]}
    run = write_run(tmp_path / "grpo", "grpo", GRPO, model=model, data=data)
    service = Service(answer, page=100)
    with serving(service) as url:
        monkeypatch.setenv("SANDBOX_URL", url)
        out = tmp_path / "samples.jsonl"
        assert main([run, f"untrained={learned}", f"sft={tmp_path / 'sft/run/final'}", "--samples", "6", "--repeats", "2", "--out", str(out)]) == 0
    lines = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(one["checkpoint"], one["problem"], one["heldOut"]) for one in lines[::6]] == [(name, slug, slug == "two") for name in ("untrained", "sft") for slug in ("one", "two")]
    assert len(lines) == 2 * 2 * 6 and len(service.batches) == 1
    (sent,) = service.batches.values()
    assert {one["repeats"] for one in sent["executions"]} == {2}
    assert not any(one["passed"] for one in lines if one["checkpoint"] == "untrained")
    right = [one for one in lines if one["passed"]]
    assert right and all(one["wallNs"] == PROGRAMS[one["code"].strip()] * 1e6 and one["reward"] is not None for one in right)
    assert len(problems()) == 2
