"""The settings that TRL's three trainers share."""

from __future__ import annotations

from typing import Any

from .config import RunConfig
from .paths import RunPaths

_SCHEDULES = {"constant": "constant_with_warmup", "linear": "linear", "cosine": "cosine"}


def common_arguments(config: RunConfig, paths: RunPaths) -> dict[str, Any]:
    """One optimizer step takes the rows of a step, in micro batches that fit into memory."""
    hardware, optimizer = config.hardware, config.optimizer
    on_cpu = hardware.device == "cpu"
    return {
        "output_dir": str(paths.checkpoints),
        "seed": config.seed,
        "data_seed": config.seed,
        "max_steps": config.steps,
        "per_device_train_batch_size": hardware.micro_batch,
        "gradient_accumulation_steps": config.rows_per_step // hardware.micro_batch,
        "learning_rate": optimizer.learning_rate,
        "lr_scheduler_type": _SCHEDULES[optimizer.schedule],
        "warmup_steps": optimizer.warmup_steps,
        "weight_decay": optimizer.weight_decay,
        "max_grad_norm": optimizer.max_grad_norm,
        "logging_steps": 1,
        "logging_nan_inf_filter": False,
        "save_strategy": "steps",
        "save_steps": config.checkpoints.every_steps,
        "save_total_limit": config.checkpoints.keep,
        "report_to": "none",
        "use_cpu": on_cpu,
        "bf16": hardware.bf16,
        "gradient_checkpointing": hardware.gradient_checkpointing,
        "dataloader_pin_memory": not on_cpu,
        "disable_tqdm": True,
        "push_to_hub": False,
    }
