"""The prompts of the improvement loop, filled in from the templates that it shares (`contract/prompts.json`)."""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import Any

from .contract_files import FOLDER
from .problems import Problem, Reference
from .reward import Objective

Message = dict[str, str]

# What JavaScript's trim() takes off.
_SPACE = "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_PLACE = re.compile(r"\{\{(\w+)\}\}")


@cache
def templates() -> dict[str, Any]:
    return json.loads((FOLDER / "prompts.json").read_text("utf-8"))


def generation_prompt(problem: Problem, objective: Objective) -> list[Message]:
    """Asks for a first solution."""
    return _chat(problem, [_statement(problem), templates()["tasks"]["generation"][objective]])


def improvement_prompt(problem: Problem, original: Reference, objective: Objective) -> list[Message]:
    """Asks for a better solution: the original, what was measured of it, and what to improve."""
    words = templates()
    parts = [
        _statement(problem),
        _fill(words["original"], codeBlock=_fenced(problem.language, original.code)),
        _measured(original),
        words["tasks"]["improvement"][objective],
    ]
    return _chat(problem, parts)


def completion_of(language: str, code: str) -> str:
    """A program in the form that the prompts ask for."""
    return f"<thinking>\n</thinking>\n<solution>\n{_fenced(language, code)}\n</solution>"


def completion_frame(language: str) -> tuple[str, str]:
    """What stands before and after a program in a completion."""
    before, _, after = completion_of(language, "\0").partition("\0")
    return before, after


def problem_heading(problem: Problem) -> str:
    """The line that a prompt names its problem by."""
    return _fill(templates()["problem"].partition("{{statement}}")[0], title=problem.title)


def objective_texts(objective: Objective) -> list[str]:
    """What a prompt says of its objective, the longer text first."""
    return sorted((task[objective] for task in templates()["tasks"].values()), key=len, reverse=True)


def _chat(problem: Problem, parts: list[str]) -> list[Message]:
    system = templates()["languages"][problem.language]["system"]
    return [{"role": "system", "content": system}, {"role": "user", "content": "\n\n".join(parts)}]


def _statement(problem: Problem) -> str:
    words = templates()
    values = {"title": problem.title, "statement": problem.statement.strip(_SPACE)}
    if problem.starter_code is None:
        return _fill(words["problemWithoutStarter"], **values)
    return _fill(words["problem"], **values, starterBlock=_fenced(problem.language, problem.starter_code))


def _measured(original: Reference) -> str:
    words = templates()
    text = _fill(words["measured"][original.verdict], reason=original.reason)
    if original.figures is None:
        return text
    figures = original.figures
    lines = _fill(
        words["figures"],
        wallMs=rounded(figures.wall_ns / 1e6),
        peakKb=rounded(figures.peak_bytes / 1024),
        integralKbMs=rounded(figures.integral_byte_seconds / 1024 * 1e3),
    )
    return f"{text}\n{lines}"


def rounded(value: float) -> str:
    """Three digits, as JavaScript prints them: more would show noise."""
    exact = Context(prec=3, rounding=ROUND_HALF_UP).create_decimal(Decimal(value))
    number = float(exact)
    if number == int(number):
        return str(int(number))
    if number < 1e-6:
        mantissa, exponent = f"{number:e}".split("e")
        return f"{mantissa.rstrip('0').rstrip('.')}e{int(exponent)}"
    return format(exact.normalize(), "f")


def _fenced(language: str, code: str) -> str:
    """A fence that is longer than any run of backticks in the code."""
    longest = max((len(run) for run in re.findall("`+", code)), default=0)
    marks = "`" * max(3, longest + 1)
    name = templates()["languages"][language]["fence"]
    return f"{marks}{name}\n{code.removesuffix(chr(10))}\n{marks}"


def _fill(template: str, **values: str) -> str:
    """Puts values into their places at once: what looks like a place in a value stays as it is."""
    return _PLACE.sub(lambda match: values[match.group(1)], template)
