"""What verl calls: one sample at a time, measured in batches, with the same reward."""

import asyncio
import json

import pytest

from trainer.prompts import completion_of
from trainer.rollouts import Rollout
from trainer.verl_ray import score
from trainer.verl_ray.batching import Coalescer
from trainer.verl_ray.export import main
from trainer.verl_ray.score import compute_score, ground_truth_of, parse_rollout

from .server import serving
from .service import Service, failed, judged
from .support import problem, reference, row_of

ORIGINAL = reference("original", 20.0, code="original\n")
ROLLOUT = Rollout("sum", "python3", "time", ORIGINAL, "p1", "")


def scores(service, codes, monkeypatch):
    async def all_at_once():
        return await asyncio.gather(*(compute_score("starter", completion_of("python3", code), ground_truth_of(ROLLOUT), {}) for code in codes))

    with serving(service) as url:
        monkeypatch.setenv("SANDBOX_URL", url)
        return asyncio.run(all_at_once())


def test_samples_of_one_moment_are_one_batch_with_one_original(monkeypatch):
    def answer(index, execution):
        return judged(index, wallNs=(20 if execution["code"] == "original\n" else 10) * 1e6)

    service = Service(answer, page=100)
    found = scores(service, [f"p{n}" for n in range(8)], monkeypatch)
    assert len(service.posts()) == 1 and len(service.posts()[0].body["executions"]) == 9
    assert {one["correctness"] for one in found} == {0.5} and len({one["score"] for one in found}) == 1
    assert found[0]["score"] == pytest.approx(0.2 + 0.5 * (0.5 + 0.5 * found[0]["efficiency"])) and found[0]["efficiency"] > 0.4


def test_a_fault_of_the_sandbox_is_tried_again_and_no_number_made_up(monkeypatch):
    monkeypatch.setattr(score, "PAUSE_S", 0.0)
    asked = []

    def first_time_fails(index, execution):
        asked.append(execution["code"])
        return failed(index) if asked.count("p\n") == 1 and execution["code"] == "p\n" else judged(index)

    assert scores(Service(first_time_fails, page=100), ["p"], monkeypatch)[0]["correctness"] == 0.5
    with pytest.raises(RuntimeError, match="did not judge"):
        scores(Service(lambda index, _: failed(index), page=100), ["p"], monkeypatch)


def test_what_a_completion_is_compared_with_survives_the_way_through_verl():
    assert parse_rollout(ground_truth_of(ROLLOUT), "") == ROLLOUT
    wrong = Rollout("sum", "cpp", "both", reference("bad", verdict="WA"), "p1", "x")
    assert parse_rollout(ground_truth_of(wrong), "x") == wrong


def test_questions_are_collected_up_to_a_number():
    batches = []

    async def ask(questions):
        batches.append(len(questions))
        return [question * 2 for question in questions]

    async def run():
        coalescer = Coalescer(ask, window_s=0.01, most=3)
        return await asyncio.gather(*(coalescer.one(n) for n in range(7)))

    assert asyncio.run(run()) == [0, 2, 4, 6, 8, 10, 12]
    assert batches == [3, 3, 1]


def test_the_export_holds_prompts_and_what_they_are_compared_with(tmp_path):
    from datasets import Dataset

    (tmp_path / "problems.jsonl").write_text(json.dumps(row_of(problem("sum", [ORIGINAL, reference("w", verdict="WA")]))))
    run = {"version": 1, "method": "grpo", "objectives": ["time"], "model": {"kind": "pretrained", "path": "m"}, "data": {"problems": "problems.jsonl"}, "output": "o", "steps": 1, "grpo": {"sandbox": {"set": "starter"}}}
    (tmp_path / "run.json").write_text(json.dumps(run))
    assert main([str(tmp_path / "run.json"), str(tmp_path / "train.parquet")]) == 0
    rows = Dataset.from_parquet(str(tmp_path / "train.parquet"), cache_dir=str(tmp_path / "cache")).to_list()
    assert len(rows) == 2 and {row["data_source"] for row in rows} == {"starter"}
    assert rows[0]["prompt"][0]["role"] == "system"
    originals = {parse_rollout(row["reward_model"]["ground_truth"], "").original.code for row in rows}
    assert originals == {"original\n", "print('w')\n"}
