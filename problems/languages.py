"""References in languages other than Python: starter code, programs around them, and running them."""
import json
import os
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUBMISSION_LINE = "==Code Submission==\n"

# name: (file suffix, compiler, command)
LANGUAGES = {
    "cpp": (".cpp", ["g++", "-std=c++20", "-O2", "-I", "{scratch}", "-o", "program", "program.cpp"], ["./program"]),
    "javascript": (".js", None, ["node", "--stack-size=50000", "program.js"]),
}


class LanguageFault(Exception):
    """A reference does not compile or run; the message holds what the tool said."""


class References:
    """Starter code and references of one problem in one language."""

    def __init__(self, language, folder):
        suffix = LANGUAGES[language][0]
        self.language = language
        self.starter = (folder / f"starter{suffix}").read_text()
        self.solutions = {path.name: path.read_text() for path in sorted((folder / "solutions").glob(f"*{suffix}"))}
        self.runner = None


def references_of(folder):
    """By language, in a fixed order; a language is there when the problem has a starter code in it."""
    found = [language for language, (suffix, _, _) in LANGUAGES.items() if (folder / f"starter{suffix}").exists()]
    return {language: References(language, folder) for language in found}


def add_runners(problems, inputs_of):
    """Asks the importer's own generator for the program around each starter code, for all problems at once."""
    wanted = [(references, problem) for problem in problems for references in problem.others.values()]
    request = [
        {"language": references.language, "starter": references.starter, "inputs": inputs_of(problem)}
        for references, problem in wanted
    ]
    command = [HERE.parent / "node_modules/.bin/tsx", HERE.parent / "scripts/harness.ts"]
    done = subprocess.run(command, input=json.dumps(request), capture_output=True, text=True, cwd=HERE.parent)
    if done.returncode != 0:
        raise LanguageFault(f"scripts/harness.ts: {done.stderr.strip()[-2000:]}")
    for (references, _), source in zip(wanted, json.loads(done.stdout)):
        references.runner = source


class Workshop:
    """A scratch folder in which programs are compiled and run; C++ headers are compiled once for all."""

    def __init__(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.folder = Path(self.scratch.name)
        self.has_header = False

    def prepare_header(self):
        # g++ takes a compiled header only from a folder that it searches before the system's.
        (self.folder / "bits").mkdir()
        (self.folder / "bits/stdc++.h").write_text("#include_next <bits/stdc++.h>\n")
        header = ["g++", "-w", "-std=c++20", "-O2", "-x", "c++-header", "-o", "bits/stdc++.h.gch", "bits/stdc++.h"]
        subprocess.run(header, cwd=self.folder, check=True)
        self.has_header = True

    def build(self, references, code):
        """Leaves a runnable program in the folder."""
        suffix, compiler, _ = LANGUAGES[references.language]
        (self.folder / f"program{suffix}").write_text(references.runner.replace(SUBMISSION_LINE, code.rstrip("\n") + "\n"))
        if compiler is None:
            return
        if references.language == "cpp" and not self.has_header:
            self.prepare_header()
        command = [part.format(scratch=self.folder) for part in compiler]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True)
        if done.returncode != 0:
            raise LanguageFault(f"does not compile: {done.stderr[:2000]}")

    def run(self, language, text):
        """Runs the program on all calls at once. Returns output lines, CPU milliseconds and peak mebibytes."""
        with open(self.folder / "in", "w") as file:
            file.write(text)
        with open(self.folder / "in") as stdin, open(self.folder / "out", "wb") as out, open(self.folder / "err", "wb") as err:
            process = subprocess.Popen(LANGUAGES[language][2], cwd=self.folder, stdin=stdin, stdout=out, stderr=err)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            words = (self.folder / "err").read_text(errors="replace")[-1500:]
            raise LanguageFault(f"exit status {process.returncode}: {words}")
        lines = (self.folder / "out").read_text().splitlines()
        return lines, (usage.ru_utime + usage.ru_stime) * 1e3, usage.ru_maxrss / 1024
