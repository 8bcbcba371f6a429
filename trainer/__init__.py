"""Trains models on measured programs: SFT, DPO and GRPO."""
