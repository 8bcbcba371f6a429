"""The run file."""

import json
from dataclasses import fields
from pathlib import Path

import pytest

from trainer import config as module
from trainer.config import camel, parse_config, read_config, with_defaults
from trainer.contract_files import schema
from trainer.errors import ConfigurationError
from trainer.problems import read_problems

from .support import problem, reference, row_of

SFT = {
    "version": 1,
    "method": "sft",
    "model": {"kind": "tiny"},
    "data": {"problems": "problems.jsonl"},
    "output": "run",
    "steps": 4,
    "hardware": {"device": "cpu", "bf16": False},
    "sft": {},
}
GRPO = {**{key: value for key, value in SFT.items() if key != "sft"}, "method": "grpo", "grpo": {"sandbox": {"set": "starter"}}}


def refusal(changes, base=SFT):
    with pytest.raises(ConfigurationError) as caught:
        parse_config({**base, **changes})
    return str(caught.value)


def test_what_a_run_file_leaves_out_is_the_schemas_default():
    config = parse_config(SFT)
    assert config.seed == 0
    assert config.objectives == ("time", "memory", "both")
    assert (config.model.layers, config.model.hidden, config.model.feed_forward) == (3, 160, 448)
    assert config.optimizer.learning_rate == 1e-6
    assert config.hardware.micro_batch == 8
    assert config.sft.references_per_problem == 24
    assert (config.dpo, config.grpo) == (None, None)
    assert parse_config(GRPO).grpo.sandbox.remeasure_original is True


def test_alternatives_are_told_apart_by_their_kind():
    config = parse_config({**SFT, "model": {"kind": "pretrained", "path": "base"}, "tuning": {"kind": "lora", "rank": 4}})
    assert (config.model.path, config.model.revision) == ("base", None)
    assert (config.tuning.rank, config.tuning.alpha) == (4, 32)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"steps": 0}, ["$.steps", "minimum"]),
        ({"stpes": 1}, ["stpes"]),
        ({"objectives": ["speed"]}, ["$.objectives[0]", "speed"]),
        ({"version": 2}, ["$.version", "1 was expected"]),
        ({"method": "ppo"}, ["ppo"]),
        ({"model": {"kind": "tiny", "layers": "three"}}, ["$.model.layers", "three"]),
        ({"sft": None}, ["$.sft"]),
        ({"hardware": {"device": "cpu", "bf16": True}}, ["$.hardware.bf16", "off on a CPU"]),
        ({"hardware": {"device": "cpu", "bf16": False, "microBatch": 5}}, ["$.hardware.microBatch", "32 rows"]),
        ({"model": {"kind": "tiny", "hidden": 161}}, ["$.model.hidden", "multiple of heads"]),
    ],
)
def test_a_fault_is_named_by_its_field(changes, words):
    said = refusal(changes)
    for word in words:
        assert word in said


def test_settings_of_another_method_are_refused():
    assert "dpo" in refusal({"dpo": {}})


def test_a_file_that_is_no_json_or_not_there_is_said_to_be(tmp_path: Path):
    file = tmp_path / "run.json"
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_config(file)
    file.write_text("{")
    with pytest.raises(ConfigurationError, match="no JSON"):
        read_config(file)


def branches(part):
    return part.get("oneOf") or part.get("anyOf") or [part]


def test_every_field_of_the_schema_has_its_place_in_the_typed_configuration():
    top = {name for branch in branches(schema("run.schema.json")) for name in branch["properties"]}
    assert {camel(field.name) for field in fields(module.RunConfig)} == top
    by_method = {branch["properties"]["method"]["const"]: branch["properties"] for branch in branches(schema("run.schema.json"))}
    shared = by_method["sft"]
    pairs = [
        (module.Data, shared["data"]),
        (module.Optimizer, shared["optimizer"]),
        (module.Checkpoints, shared["checkpoints"]),
        (module.Hardware, shared["hardware"]),
        (module.Sft, by_method["sft"]["sft"]),
        (module.Dpo, by_method["dpo"]["dpo"]),
        (module.Grpo, by_method["grpo"]["grpo"]),
        (module.Sandbox, by_method["grpo"]["grpo"]["properties"]["sandbox"]),
        *((kind, branch) for kind, branch in zip((module.PretrainedModel, module.TinyModel), branches(shared["model"]), strict=True)),
        *((kind, branch) for kind, branch in zip((module.FullTuning, module.LoraTuning), branches(shared["tuning"]), strict=True)),
    ]
    for kind, part in pairs:
        assert {camel(field.name) for field in fields(kind)} == set(part["properties"]), kind


def test_filling_in_defaults_twice_changes_nothing():
    once = with_defaults(schema("run.schema.json"), GRPO)
    assert with_defaults(schema("run.schema.json"), once) == once


def write_problems(folder, *rows):
    file = folder / "problems.jsonl"
    file.write_text("\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    return file


def test_problems_are_read_as_they_were_written_and_without_those_held_out(tmp_path):
    first = problem("sum", [reference("a"), reference("b", verdict="WA")], statement="one\u2028line")
    file = write_problems(tmp_path, row_of(first), row_of(problem("other")))
    assert read_problems(file, frozenset({"other"})) == [first]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([row_of(problem("a")), "{"], "line 2 is no JSON"),
        ([row_of(problem("a")), {**row_of(problem("b")), "language": "cobol"}], "line 2 is not valid"),
        ([row_of(problem("a")), row_of(problem("a"))], "line 2 repeats the problem a"),
        ([row_of(problem("a")), row_of(problem("b", profile="p2"))], "2 measurement profiles"),
    ],
)
def test_a_fault_in_the_problems_is_named_by_its_line(tmp_path, rows, said):
    with pytest.raises(ConfigurationError, match=said):
        read_problems(write_problems(tmp_path, *rows))


def test_holding_out_a_problem_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(ConfigurationError, match="nowhere"):
        read_problems(write_problems(tmp_path, row_of(problem("a"))), frozenset({"nowhere"}))
