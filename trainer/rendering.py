"""How a prompt and a completion become what a model reads and writes."""

from __future__ import annotations

from typing import Any, Literal

from .problems import Problem
from .prompts import Message
from .reward import OBJECTIVES, Objective

PromptStyle = Literal["full", "problem_token"]


def problem_token(slug: str) -> str:
    return f"<|problem:{slug}|>"


def objective_token(objective: Objective) -> str:
    return f"<|objective:{objective}|>"


def special_tokens(problems: list[Problem]) -> list[str]:
    """Of the style problem_token: one for each problem and each objective."""
    return [*map(objective_token, OBJECTIVES), *(problem_token(problem.slug) for problem in problems)]


def render_prompt(style: PromptStyle, problem: Problem, objective: Objective, messages: list[Message]) -> str | list[Message]:
    """A chat for models that know one; two tokens for a tiny model."""
    return messages if style == "full" else problem_token(problem.slug) + objective_token(objective)


def render_completion(style: PromptStyle, completion: str) -> str | list[Message]:
    return [{"role": "assistant", "content": completion}] if style == "full" else completion


def text_of(prompt_or_completion: str | list[Message]) -> str:
    if isinstance(prompt_or_completion, str):
        return prompt_or_completion
    return "\n\n".join(message["content"] for message in prompt_or_completion)


def token_count(tokenizer: Any, prompt: str | list[Message]) -> int:
    """Tokens of a prompt as the model will see it."""
    if isinstance(prompt, str):
        return len(tokenizer(prompt)["input_ids"])
    text = tokenizer.apply_chat_template(prompt, tokenize=False, add_generation_prompt=True)
    return len(tokenizer(text, add_special_tokens=False)["input_ids"])
