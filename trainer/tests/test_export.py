"""Whole models out of checkpoints."""

import pytest

from trainer.errors import ConfigurationError
from trainer.export import export, main

from .support import problem, reference

PROBLEMS = [problem("sum", [reference("a", code="a = 1\n")])]


def saved_model(folder):
    import torch

    from trainer.config import TinyModel
    from trainer.tiny import tiny_model, tiny_tokenizer

    torch.manual_seed(0)
    tokenizer = tiny_tokenizer(PROBLEMS, 300, ["time"])
    model = tiny_model(TinyModel("tiny", 1, 32, 2, 1, 64, 300), tokenizer)
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return model


def loaded(folder):
    from transformers import AutoModelForCausalLM, AutoTokenizer

    return AutoModelForCausalLM.from_pretrained(folder), AutoTokenizer.from_pretrained(folder)


def says(model):
    import torch

    with torch.inference_mode():
        return model(torch.tensor([[1, 2, 3]])).logits


def test_a_full_checkpoint_is_taken_without_what_only_training_needs(tmp_path):
    import torch

    model = saved_model(tmp_path / "checkpoint")
    (tmp_path / "checkpoint/optimizer.pt").write_bytes(b"x")
    assert main([str(tmp_path / "checkpoint"), str(tmp_path / "out")]) == 0
    whole, tokenizer = loaded(tmp_path / "out")
    assert torch.equal(says(model), says(whole))
    assert tokenizer.chat_template
    names = {file.name for file in (tmp_path / "out").iterdir()}
    assert {"model.safetensors", "config.json", "tokenizer.json"} <= names and "optimizer.pt" not in names


@pytest.fixture
def adapter(tmp_path):
    """An adapter that changes what its base says. @returns its folder and the adapted model"""
    import torch
    from peft import LoraConfig, get_peft_model

    saved_model(tmp_path / "base")
    base, tokenizer = loaded(tmp_path / "base")
    model = get_peft_model(base, LoraConfig(r=2, target_modules="all-linear", task_type="CAUSAL_LM"))
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if "lora_B" in name:
                weight.fill_(0.1)
    model.save_pretrained(tmp_path / "adapter")
    tokenizer.save_pretrained(tmp_path / "adapter")
    return tmp_path / "adapter", model


def test_an_adapter_is_merged_into_its_base(tmp_path, adapter):
    import torch

    folder, adapted = adapter
    whole, tokenizer = loaded(export(folder, tmp_path / "out"))
    assert torch.allclose(says(adapted), says(whole), atol=1e-5)
    assert not torch.allclose(says(loaded(tmp_path / "base")[0]), says(whole), atol=1e-3)
    assert tokenizer.chat_template


def test_the_base_of_an_adapter_may_lie_elsewhere_than_it_says(tmp_path, adapter):
    folder, _ = adapter
    (tmp_path / "base").rename(tmp_path / "moved")
    with pytest.raises(ConfigurationError, match="base"):
        export(folder, tmp_path / "out")
    assert export(folder, tmp_path / "out", str(tmp_path / "moved")).is_dir()


def test_what_is_no_checkpoint_or_would_be_written_over_is_refused(tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(ConfigurationError, match="no checkpoint"):
        export(tmp_path / "empty", tmp_path / "out")
    saved_model(tmp_path / "checkpoint")
    with pytest.raises(ConfigurationError, match="already"):
        export(tmp_path / "checkpoint", tmp_path / "empty")
