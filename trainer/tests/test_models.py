"""The type that weights are held in."""

import pytest

from trainer.config import parse_config


def config(*, bf16, lora):
    return parse_config(
        {
            "version": 1,
            "method": "sft",
            "model": {"kind": "pretrained", "path": "base"},
            "tuning": {"kind": "lora"} if lora else {"kind": "full"},
            "data": {"problems": "problems.jsonl"},
            "output": "run",
            "steps": 1,
            "hardware": {"device": "cuda", "bf16": bf16, "gradientCheckpointing": True, "microBatch": 8, "threads": None},
            "sft": {},
        },
    )


@pytest.mark.parametrize(("bf16", "lora", "expected"), [(True, False, "float32"), (False, False, "float32"), (True, True, "bfloat16"), (False, True, "float32")])
def test_weights_that_are_trained_are_held_in_float32_whatever_is_computed_in(bf16, lora, expected):
    import torch

    from trainer.models import weight_type

    assert weight_type(config(bf16=bf16, lora=lora)) is getattr(torch, expected)


def test_small_steps_are_not_lost_in_weights_that_are_trained():
    import torch

    from trainer.models import weight_type

    weight = torch.nn.Parameter(torch.ones(1, dtype=weight_type(config(bf16=True, lora=False))))
    optimizer = torch.optim.AdamW([weight], lr=1e-6, weight_decay=0)
    weight.grad = torch.ones_like(weight)
    optimizer.step()
    assert weight.item() < 1
