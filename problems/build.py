"""Builds, checks and measures the bundled problem set. See README.md beside this file.

  build.py [--only SLUG ...]             build; with --only: build these in memory and check them
  build.py --check                       check everything, and that the artefact is up to date
  build.py --measure [--only SLUG ...]   table of CPU time and peak memory of every reference
"""
import argparse
import gzip
import hashlib
import io
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from languages import LanguageFault, Workshop, add_runners, references_of

HERE = Path(__file__).resolve().parent
ARTEFACT = HERE / "starter.jsonl.gz"
SUBMISSION_LINE = "==Code Submission==\n"
DIFFICULTIES = ("Easy", "Medium", "Hard")
MIN_CASES = 14
MIN_HIDDEN_CASES = 12
MIN_REFERENCES = 6
MIN_REFERENCES_ELSEWHERE = 3
MAX_INPUT_BYTES = 1_500_000


# Printed texts that no evaluator may accept or fail on, whatever the problem.
GARBAGE = (
    "", "not json\n", "null\n", "{}\n", "[[[]]]\n", '["x", null]\n', '"\\u0000"\n', "-987654321\n", "1" + "0" * 400 + "\n",
    "NaN\n", "Infinity\n", "[NaN]\n", "[-Infinity, 1e999]\n", "[true, false]\n", "[" * 20000, "[" * 900 + "]" * 900, "9" * 5000,
)

EMPTY = "empty run"


class Fault(Exception):
    """Something is wrong with a problem's sources; the message names the problem and the place."""


def load_module(path):
    """The namespace of a Python source that has no side effects."""
    namespace = {"__name__": path.stem}
    exec(compile(path.read_text(), str(path), "exec"), namespace)
    return namespace


def compact(value):
    return json.dumps(value, separators=(",", ":"))


class Problem:
    """One folder: its texts, its programs, and the cases its generator makes."""

    def __init__(self, folder):
        self.folder = folder
        self.meta = json.loads((folder / "problem.json").read_text())
        self.slug = self.meta["title"]
        self.public_cases = self.meta.get("public_cases", 2)
        self.evaluator = self.text_or_default("evaluator.py")
        self.runner = self.text_or_default("runner.py").replace("==Method==", self.meta["method"])
        self.references = {p.stem: p.read_text() for p in sorted((folder / "solutions").glob("*.py"))}
        self.others = references_of(folder)
        self.arguments = self.generate()
        self.check_sources()

    def text_or_default(self, name):
        own = self.folder / name
        return (own if own.exists() else HERE / f"default_{name}").read_text()

    def generate(self):
        seed = int.from_bytes(hashlib.sha256(self.slug.encode()).digest()[:8], "big")
        return load_module(self.folder / "generator.py")["generate"](random.Random(seed))

    def check_sources(self):
        size = sum(len(compact(arguments)) for arguments in self.arguments)
        hidden = len(self.arguments) - self.public_cases
        rules = [
            (self.slug == self.folder.name, f'title "{self.slug}" is not the folder name'),
            (self.meta["difficulty"] in DIFFICULTIES, f"difficulty is none of {DIFFICULTIES}"),
            (self.meta.get("name") and self.meta.get("tags"), "name or tags missing"),
            (self.runner.count(SUBMISSION_LINE) == 1, "the runner needs exactly one submission line"),
            (len(self.arguments) >= MIN_CASES, f"{len(self.arguments)} cases, {MIN_CASES} needed"),
            (hidden >= MIN_HIDDEN_CASES, f"{hidden} hidden cases, {MIN_HIDDEN_CASES} needed"),
            (len(self.references) >= MIN_REFERENCES, f"{len(self.references)} references, {MIN_REFERENCES} needed"),
            (size <= MAX_INPUT_BYTES, f"{size} bytes of input, {MAX_INPUT_BYTES} allowed"),
        ]
        for language, references in self.others.items():
            count = len(references.solutions)
            rules.append((count >= MIN_REFERENCES_ELSEWHERE, f"{count} references in {language}, {MIN_REFERENCES_ELSEWHERE} needed"))
        for holds, fault in rules:
            if not holds:
                raise Fault(f"{self.slug}: {fault}")

    def program(self, code):
        return self.runner.replace(SUBMISSION_LINE, code.rstrip("\n") + "\n")

    def empty_program(self):
        """Reads and parses like every solution, answers nothing: what a run costs besides the work."""
        return self.program(f"class Solution:\n    def {self.meta['method']}(self, *arguments):\n        pass\n")

    def run(self, label, program):
        """Runs all cases. Returns lists of outputs (text), CPU milliseconds and peak mebibytes."""
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch)
            (folder / "program.py").write_text(program)
            for number, arguments in enumerate(self.arguments):
                (folder / f"{number}.in").write_text(compact(arguments) + "\n")
            preamble_bytes = len(self.runner[: self.runner.index(SUBMISSION_LINE)].encode())
            command = [sys.executable, "-I", HERE / "run_cases.py", folder / "program.py", folder, str(preamble_bytes)]
            done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode != 0:
                raise Fault(f"{self.slug}/{label}: {done.stderr.strip()}")
            outputs, cpu_ms, peak_mib = [], [], []
            for line in done.stdout.splitlines():
                number, status, cpu_us, peak_kib = map(int, line.split())
                if status != 0:
                    error = (folder / f"{number}.err").read_text().strip()
                    raise Fault(f"{self.slug}/{label}: case {number}, wait status {status}: {error}")
                outputs.append((folder / f"{number}.out").read_text())
                cpu_ms.append(cpu_us / 1e3)
                peak_mib.append(peak_kib / 1024)
        return outputs, cpu_ms, peak_mib

    def expected_outputs(self):
        """Outputs of the first reference, or what the problem's own expected.py makes of each."""
        label, code = next(iter(self.references.items()))
        outputs, _, _ = self.run(label, self.program(code))
        if not (self.folder / "expected.py").exists():
            return outputs
        make = load_module(self.folder / "expected.py")["expected"]
        pairs = zip(self.arguments, outputs)
        return [compact(make(arguments, json.loads(output))) + "\n" for arguments, output in pairs]

    def check_references(self, expected):
        """Every reference must be accepted on every case, and garbage on none."""
        namespace = {}
        exec(self.evaluator, namespace)
        evaluate = namespace["evaluate"]
        for label, code in self.references.items():
            outputs, _, _ = self.run(label, self.program(code))
            for number, (wanted, output) in enumerate(zip(expected, outputs)):
                if evaluate(wanted, output) is not True:
                    raise Fault(f"{self.slug}/{label}: case {number}: expected {wanted[:200]!r}, got {output[:200]!r}")
        for number, wanted in enumerate(expected):
            for garbage in GARBAGE:
                if evaluate(wanted, garbage) is not False:
                    raise Fault(f"{self.slug}: the evaluator accepts {garbage[:40]!r} on case {number}")

    def check_others(self, expected, workshop):
        """The same for the references in other languages, all cases in one run."""
        namespace = {}
        exec(self.evaluator, namespace)
        text = "".join(compact(arguments) + "\n" for arguments in self.arguments)
        for language, references in self.others.items():
            for label, code in references.solutions.items():
                try:
                    workshop.build(references, code)
                    lines, cpu_ms, peak_mib = workshop.run(language, text)
                except LanguageFault as fault:
                    raise Fault(f"{self.slug}/{label}: {fault}") from fault
                if len(lines) != len(expected):
                    raise Fault(f"{self.slug}/{label}: {len(lines)} answers to {len(expected)} cases")
                for number, (wanted, line) in enumerate(zip(expected, lines)):
                    if namespace["evaluate"](wanted, line + "\n") is not True:
                        raise Fault(f"{self.slug}/{label}: case {number}: expected {wanted[:200]!r}, got {line[:200]!r}")
                print(f"  {label:36} {cpu_ms:9.1f} ms {peak_mib:8.1f} MiB", flush=True)

    def row(self, expected):
        """The problem as a row of the Venus schema, with a few keys more."""
        cases = [
            {"input": compact(arguments) + "\n", "output": output}
            for arguments, output in zip(self.arguments, expected)
        ]
        row = {
            "problem_id": self.meta["problem_id"],
            "title": self.slug,
            "question_content": (self.folder / "statement.md").read_text(),
            "difficulty": self.meta["difficulty"],
            "tags": self.meta["tags"],
            "code_prompt": (self.folder / "starter.py").read_text(),
            "test_case_generator": (self.folder / "generator.py").read_text(),
            "test_case_evaluator": self.evaluator,
            "test_case_runners": self.runner,
            "test_cases": json.dumps(cases),
            "solutions": [reference_entry(code) for code in self.references.values()],
            "name": self.meta["name"],
            "public_cases": self.public_cases,
        }
        if self.others:
            row["languages"] = {
                language: {"code_prompt": references.starter, "solutions": [reference_entry(code) for code in references.solutions.values()]}
                for language, references in self.others.items()
            }
        if "limits" in self.meta:
            row["limits"] = self.meta["limits"]
        return row

    def measure(self, rounds):
        """Prints the table: CPU beyond the empty run over all cases, highest peak of a case."""
        programs = {label: self.program(code) for label, code in self.references.items()}
        programs[EMPTY] = self.empty_program()
        least, peaks = {}, {}
        for _ in range(rounds):
            # Round by round over all programs, so that a busy spell of the host hits them alike.
            for label, program in programs.items():
                _, cpu_ms, peak_mib = self.run(label, program)
                # The least of a case over the rounds: whatever else the host does only adds to it.
                least[label] = list(map(min, cpu_ms, least.get(label, cpu_ms)))
                peaks[label] = max(peak_mib)
        base_ms, base_mib = sum(least.pop(EMPTY)), peaks.pop(EMPTY)
        rows = [(label, sum(cpu_ms), peaks[label]) for label, cpu_ms in least.items()]
        size = sum(len(compact(arguments)) for arguments in self.arguments)
        print(f"\n{self.slug}: {len(self.arguments)} cases, {size} input bytes; empty run {base_ms:.1f} ms, {base_mib:.1f} MiB")
        for label, cpu_ms, peak_mib in sorted(rows, key=lambda row: row[1]):
            print(f"  {label:32} {cpu_ms - base_ms:9.1f} ms {peak_mib:8.1f} MiB")
        totals = [cpu_ms for _, cpu_ms, _ in rows]
        own_ratio = (max(totals) - base_ms) / max(min(totals) - base_ms, 0.1)
        memory_ratio = max(peaks.values()) / min(peaks.values())
        print(f"  time x{own_ratio:.1f} (x{max(totals) / min(totals):.1f} with the empty run), memory x{memory_ratio:.1f}", flush=True)


def reference_entry(code):
    return {"code": code, "status": "success", "passed": True, "time": None, "memory": None, "integral": None}


def load_problems(only):
    folders = [path.parent for path in HERE.glob("*/problem.json") if not only or path.parent.name in only]
    missing = set(only) - {folder.name for folder in folders}
    if missing or not folders:
        raise Fault(f"no such problem: {', '.join(sorted(missing)) or HERE}")
    problems = sorted(map(Problem, folders), key=lambda problem: problem.meta["problem_id"])
    ids = [problem.meta["problem_id"] for problem in problems]
    if len(set(ids)) != len(ids):
        raise Fault(f"problem_id used twice: {ids}")
    return problems


def build_lines(problems):
    """The artefact's text, after every reference of every problem has been checked."""
    lines = []
    workshop = Workshop()
    add_runners(problems, lambda problem: [compact(arguments) for arguments in problem.arguments])
    for problem in problems:
        expected = problem.expected_outputs()
        problem.check_references(expected)
        problem.check_others(expected, workshop)
        lines.append(compact(problem.row(expected)) + "\n")
        print(f"{problem.slug}: {len(expected)} cases, {len(problem.references)} references agree", flush=True)
    return "".join(lines)


def write_artefact(text):
    """Same text, same bytes: the gzip header holds neither name nor time."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=buffer, compresslevel=9, mtime=0) as file:
        file.write(text.encode())
    ARTEFACT.write_bytes(buffer.getvalue())
    print(f"wrote {ARTEFACT.name}: {len(buffer.getvalue())} bytes, {len(text)} unpacked")


def check_artefact(text):
    # Unpacked, since another zlib may pack the same text into other bytes.
    if not ARTEFACT.exists() or gzip.decompress(ARTEFACT.read_bytes()).decode() != text:
        raise Fault(f"{ARTEFACT.name} is not what the sources say: run build.py and commit the result")
    print(f"{ARTEFACT.name} is up to date")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[], metavar="SLUG")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--measure", action="store_true")
    parser.add_argument("--rounds", type=int, default=3, help="measured runs of each reference")
    options = parser.parse_args()
    try:
        problems = load_problems(options.only)
        if options.measure:
            for problem in problems:
                problem.measure(options.rounds)
            return
        text = build_lines(problems)
        if options.only:
            return
        (check_artefact if options.check else write_artefact)(text)
    except (Fault, LanguageFault) as fault:
        sys.exit(f"build.py: {fault}")


main()
