"""What is said of errors, scripted: there is no GPU to fill in a test."""

import json

import pytest
import torch

from trainer import run as module
from trainer.config import parse_config
from trainer.failures import explain

RUN = {
    "version": 1, "method": "sft", "model": {"kind": "tiny"}, "data": {"problems": "p.jsonl"}, "output": "out", "steps": 1,
    "hardware": {"device": "cpu", "bf16": False, "microBatch": 1}, "sft": {"batch": 1},
}  # fmt: skip

CUDA = "CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity of 79.10 GiB of which 1.2 GiB is free."


def wrapped(cause):
    try:
        raise ValueError("Caught in the loader") from cause
    except ValueError as error:
        return error


@pytest.mark.parametrize(
    "error",
    [
        torch.OutOfMemoryError(CUDA),
        RuntimeError("CUDA error: out of memory"),
        RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
        wrapped(torch.OutOfMemoryError(CUDA)),
    ],
)
def test_a_full_gpu_ends_a_run_with_advice(error, tmp_path, monkeypatch, capsys):
    def fail(*_):
        raise error

    monkeypatch.setattr(module, "_prepare", fail)
    assert module.run(parse_config(RUN), module.Surroundings(None, None), tmp_path) == 1
    result = json.loads((tmp_path / "out" / "result.json").read_text())
    assert (result["state"], result["code"]) == ("failed", "out_of_memory")
    assert "memory of the GPU" in result["message"] and "microBatch smaller" in result["message"]
    last = json.loads((tmp_path / "out" / "events.jsonl").read_text().splitlines()[-1])
    assert last["data"] == {"state": "failed", "message": result["message"], "code": "out_of_memory"}
    assert "microBatch" in capsys.readouterr().out


@pytest.mark.parametrize("error", [MemoryError(), RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes"), OSError(12, "Cannot allocate memory")])
def test_a_full_host_is_not_taken_for_a_full_gpu(error):
    failure = explain(error)
    assert failure.code == "out_of_memory"
    assert "memory of the host" in failure.message


@pytest.mark.parametrize("error", [RuntimeError("mat1 and mat2 shapes cannot be multiplied"), KeyError("out of memory")])
def test_other_errors_stay_what_they_are(error):
    assert explain(error).code == "internal"
