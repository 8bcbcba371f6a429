"""What a completion holds: whether it has the form that the prompt asks for, and the program in it."""

from __future__ import annotations

import re

# White space as JavaScript knows it, so that both sides of the system see the same form.
_SPACE = "[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
_MARKS = re.compile(r"</?(?:thinking|solution)>")
_WELL_FORMED = re.compile(
    f"{_SPACE}*<thinking>[\\s\\S]*</thinking>{_SPACE}*<solution>[\\s\\S]*</solution>{_SPACE}*",
)
_FENCE = re.compile(r" {0,3}(`{3,20}|~{3,20})([^`\n]*)")
_OPEN, _CLOSE = "<solution>", "</solution>"


def is_well_formed(completion: str) -> bool:
    """Exactly `<thinking>...</thinking><solution>...</solution>`: each mark once, in order, nothing around them."""
    return len(_MARKS.findall(completion)) == 4 and _WELL_FORMED.fullmatch(completion) is not None


def solution_code(completion: str) -> str | None:
    """The last fenced block of the last solution block; one that the text ends in the middle of is closed there.

    None without a solution block, without a fence in it, or with nothing in the fence: no program was handed in.
    """
    start = completion.rfind(_OPEN)
    if start < 0:
        return None
    inner = completion[start + len(_OPEN) :]
    end = inner.find(_CLOSE)
    blocks = _fenced_blocks((inner if end < 0 else inner[:end]).split("\n"))
    code = blocks[-1] if blocks else ""
    return code if code.strip() else None


def _fenced_blocks(lines: list[str]) -> list[str]:
    blocks: list[str] = []
    mark: str | None = None
    held: list[str] = []
    for line in lines:
        fence = _FENCE.fullmatch(line.removesuffix("\r"))
        if mark is None:
            if fence:
                mark, held = fence.group(1), []
        elif fence and fence.group(2).strip() == "" and fence.group(1).startswith(mark):
            blocks.append("".join(f"{text}\n" for text in held))
            mark = None
        else:
            held.append(line)
    if mark is not None:
        blocks.append("".join(f"{text}\n" for text in held))
    return blocks
