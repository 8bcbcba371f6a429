"""Builds and checks the proof set: `python3 problems/proof/build.py` writes problems/proof.jsonl.gz, `--check` compares.

The rows have the schema of the starter set (../README.md). Programs that are wrong stand among the references too:
calibration finds out, as it does with every set.
"""

import gzip
import io
import json
import math
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from string import Template

from programs import PROBLEMS, STYLES, Problem

HERE = Path(__file__).resolve().parent
ARTEFACT = HERE.parent / "proof.jsonl.gz"
EVALUATOR = (HERE.parent / "default_evaluator.py").read_text()
RUNNER = """import json
import math
import sys
from collections import Counter
==Code Submission==

print(json.dumps(solve(*json.loads(sys.stdin.read()))))
"""
# Fast programs are in the first styles alone: they are to be the smaller share.
FAST_STYLES, WRONG_STYLES = 2, 2
LIMITS = {"totalWallMs": 1000, "memoryBytes": 128 * 1024 * 1024, "outputBytes": 65536}


class Fault(Exception):
    """Something is wrong with a problem; the message names it."""


def program(problem: Problem, body: str, style: dict[str, str]) -> str:
    given = ", ".join(f"${name}" for name in problem.given)
    lines = "".join(f"    {line}\n" for line in body.split("\n"))
    return Template(f"def solve({given}):\n{lines}").substitute(style)


def solve(code: str, arguments: list) -> object:
    namespace: dict = {"math": math, "Counter": Counter}
    exec(compile(code, "program", "exec"), namespace)
    return namespace["solve"](*json.loads(json.dumps(arguments)))


def programs(problem: Problem) -> dict[str, list[str]]:
    return {
        "slow": [program(problem, body, style) for body in problem.slow for style in STYLES],
        "fast": [program(problem, problem.fast, style) for style in STYLES[:FAST_STYLES]],
        "wrong": [program(problem, problem.wrong, style) for style in STYLES[:WRONG_STYLES]],
    }


def checked_cases(problem: Problem, written: dict[str, list[str]]) -> list[dict[str, str]]:
    """The cases with what is expected. Raises Fault where a program is not what it is listed as."""
    arguments = problem.cases(Random(problem.slug))
    expected = [solve(written["fast"][0], one) for one in arguments]
    for kind, codes in written.items():
        for code in codes:
            if ([solve(code, one) for one in arguments] == expected) == (kind == "wrong"):
                raise Fault(f"{problem.slug}: a program listed as {kind} is not:\n{code}")
    compact = (json.dumps(one, separators=(",", ":")) for one in arguments)
    return [{"input": f"{text}\n", "output": f"{json.dumps(answer)}\n"} for text, answer in zip(compact, expected)]


def row(number: int, problem: Problem) -> dict:
    written = programs(problem)
    cases = checked_cases(problem, written)
    example = f"Example: for {cases[0]['input'].strip()[1:-1]} the answer is {cases[0]['output'].strip()}."
    name = problem.slug.replace("-", " ")
    return {
        "problem_id": number,
        "title": problem.slug,
        "name": name.title(),
        "question_content": f"{problem.statement}\n\n{example}",
        "difficulty": "Easy",
        "tags": ["Proof"],
        "code_prompt": f"def solve({', '.join(problem.given)}):\n",
        "test_case_evaluator": EVALUATOR,
        "test_case_runners": RUNNER,
        "test_cases": json.dumps(cases, separators=(",", ":")),
        "public_cases": 1,
        "limits": LIMITS,
        "solutions": [{"code": code, "passed": kind != "wrong"} for kind, codes in written.items() for code in codes],
    }


def artefact() -> bytes:
    text = "".join(json.dumps(row(number, problem), ensure_ascii=False) + "\n" for number, problem in enumerate(PROBLEMS, start=1))
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", mtime=0, filename="") as packed:
        packed.write(text.encode())
    return out.getvalue()


def measure() -> None:
    """CPU time of every kind of program over all cases, in ms."""
    for problem in PROBLEMS:
        arguments = problem.cases(Random(problem.slug))
        figures = []
        for kind, codes in programs(problem).items():
            for code in codes[:: len(STYLES)] if kind == "slow" else codes[:1]:
                began = time.process_time()
                for one in arguments:
                    solve(code, one)
                figures.append(f"{kind} {(time.process_time() - began) * 1e3:.2f}")
        print(f"{problem.slug:16} {', '.join(figures)}")


def main(options: list[str]) -> None:
    if options == ["--measure"]:
        return measure()
    try:
        made = artefact()
    except Fault as fault:
        sys.exit(str(fault))
    if options == ["--check"]:
        # Compressors of two hosts may differ in bytes; what they pack may not.
        same = ARTEFACT.exists() and gzip.decompress(ARTEFACT.read_bytes()) == gzip.decompress(made)
        sys.exit(None if same else f"{ARTEFACT.name} is not what its sources say: run problems/proof/build.py")
    ARTEFACT.write_bytes(made)
    print(f"{len(PROBLEMS)} problems, {len(made)} bytes")


main(sys.argv[1:])
