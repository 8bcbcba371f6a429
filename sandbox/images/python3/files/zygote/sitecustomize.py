"""The Python zygote.

The runner starts `python3 /program/main.pyc` with this file on PYTHONPATH. The interpreter imports it after its
own start-up and before the program. It warms up and never returns in the first process; each fork returns (by an
ImportError that the site module expects) when the runner releases it, and the interpreter then goes on to its
program. So a submission runs from the interpreter's own main function: no frame, module or descriptor of ours is
left, and arguments, tracebacks, SystemExit and atexit behave as in any run.

Control messages on descriptor 3: one byte, 'R' (run) or 'C' (compile), with four descriptors: stdin, stdout,
stderr, release. The fork answers 'R' and its pid when it is ready; the first process answers 'D' when the process
between the two is gone, or 'E' when forking failed.
"""

import atexit
import gc
import os
import sys

CONTROL_FD = 3
MAX_SHOWN_LINE = 400
SUBMISSION_UID = 10001
SOURCE_PATH = "/program/main.py"
PROGRAM_PATH = "/program/main.pyc"
WARM_MODULES = (
    "abc array bisect cmath collections collections.abc contextlib copy dataclasses datetime decimal enum "
    "fractions functools heapq io itertools json math operator queue random re statistics string struct sys "
    "textwrap threading time traceback typing"
)


ENDED_NAME = "__program_ended__"
# What a program's last line does: it says that the program came to its end without an exception.
ENDED_LINE = b"\n\n__import__('builtins')." + ENDED_NAME.encode() + b"()\n"


def flush_files(module, file_type):
    """The collector may reach the parts of a file in an order that loses what it still holds."""
    for value in list(vars(module).values()):
        if isinstance(value, file_type) and not value.closed and value.writable():
            value.flush()


class Ending:
    """The last exit handler. What the program holds is given back inside the window, as it would be in any run: its
    objects die, its files are flushed. Tearing down the interpreter itself would cost every case 5 ms more and
    touch pages that the program never used; a program that ran to its end is spared it. After an exception or
    SystemExit the interpreter ends in its own way, since only it knows the exit status."""

    def __init__(self):
        self.ended = False

    def say_ended(self):
        import builtins

        delattr(builtins, ENDED_NAME)
        self.ended = True

    def finish(self, sys, gc, os, io, kept):
        if self.ended:
            # Out of the table the module is garbage, and the collector finalises before it clears: a finaliser still
            # finds the globals that it uses, as at the interpreter's own end.
            flush_files(sys.modules.pop("__main__", sys), io.IOBase)
            gc.collect()
            try:
                sys.stdout.flush()
                sys.stderr.flush()
            except BaseException:
                # The interpreter meets the same fault at its own end and reports it.
                return
            os._exit(0)
        for name in kept:
            if name not in ("sys", "builtins"):
                sys.modules.pop(name, None)


def list_mapped_files():
    """Tells the runner which files this interpreter maps; it keeps them in the page cache. What a program is said to
    hold depends on that, since a touch maps the neighbouring pages that are there."""
    with open("/proc/self/maps", encoding="utf-8") as maps:
        paths = sorted({line[line.index("/") :].rstrip("\n") for line in maps if "/" in line})
    os.write(1, "\n".join(paths).encode())


def warm_up():
    """Imports what solutions commonly use, then takes all of it out of the collector's sight."""
    for name in WARM_MODULES.split():
        __import__(name)
    list_mapped_files()
    kept = dict(sys.modules)
    # The program's own module has to die with it, and so must be one that the collector sees.
    blank = kept.pop("__main__")
    # A cycle that the collector never looks at: the modules outlive the interpreter's tidying up.
    kept[""] = kept
    ending = Ending()
    setattr(sys.modules["builtins"], ENDED_NAME, ending.say_ended)
    atexit.register(ending.finish, sys, gc, os, sys.modules["io"], kept)
    gc.collect()
    gc.freeze()
    sys.modules["__main__"] = type(sys)("__main__")
    sys.modules["__main__"].__dict__.update(blank.__dict__)


def with_ended_line(source, code):
    """The program with the line that says that it ended; the program alone where its text does not take one."""
    try:
        return compile(source + ENDED_LINE, SOURCE_PATH, "exec", dont_inherit=True)
    except BaseException:
        return code


def compile_program():
    """Compiles stdin to the bytes of a .pyc file on stdout; what is wrong goes to stderr. Never returns."""
    import importlib._bootstrap_external as loader
    import traceback

    source = sys.stdin.buffer.read()
    try:
        code = with_ended_line(source, compile(source, SOURCE_PATH, "exec", dont_inherit=True))
        artefact = loader._code_to_timestamp_pyc(code)
    except BaseException as error:
        # The message stands below the line at fault, which may be longer than what is kept of it all.
        lines = "".join(traceback.format_exception_only(type(error), error)).splitlines()
        sys.stderr.write("".join(line[:MAX_SHOWN_LINE] + "\n" for line in lines))
        sys.stderr.flush()
        os._exit(1)
    sys.stdout.buffer.write(artefact)
    sys.stdout.flush()
    os._exit(0)


def become_job(control, descriptors):
    """In the fork: takes the job's descriptors and user, says that it is ready, waits for the release."""
    release = descriptors[3]
    for target in range(3):
        os.dup2(descriptors[target], target)
        os.close(descriptors[target])
    os.setsid()
    killed_first = os.open("/proc/self/oom_score_adj", os.O_WRONLY)
    os.write(killed_first, b"1000")
    os.close(killed_first)
    os.setresuid(SUBMISSION_UID, SUBMISSION_UID, SUBMISSION_UID)
    control.send(b"R%d" % os.getpid())
    control.close()
    if os.read(release, 1) == b"":
        os._exit(0)
    os.close(release)


def serve(control, recv_fds):
    """Forks for every job. Returns, with the kind of the job, only in a fork that was released."""
    while True:
        message, descriptors, _, _ = recv_fds(control, 1, 4)
        if not message:
            os._exit(0)
        # Twice, so that the job is an orphan and becomes a child of the runner, which is the first process.
        middle = os.fork()
        if middle == 0:
            if os.fork() != 0:
                os._exit(0)
            become_job(control, descriptors)
            return message
        for descriptor in descriptors:
            os.close(descriptor)
        _, status = os.waitpid(middle, 0)
        control.send(b"D" if status == 0 else b"E")


def prepare_to_run():
    """Leaves the interpreter as if it had been started for the program alone."""
    del os.environ["PYTHONPATH"]
    here = os.path.dirname(__file__)
    sys.path.remove(here)
    sys.path_importer_cache.pop(here, None)
    # Spares the window the question whether the program is a directory or a zip file.
    sys.path_importer_cache[PROGRAM_PATH] = None
    sys.argv[0] = SOURCE_PATH


def main():
    import socket

    recv_fds = socket.recv_fds
    control = socket.socket(fileno=CONTROL_FD)
    prepare_to_run()
    warm_up()
    control.send(b"Z" + sys.version.split()[0].encode())
    return serve(control, recv_fds)


try:
    job = main()
    if job == b"C":
        compile_program()
except BaseException as failure:
    # Whatever it was, going on would run the program in the wrong process.
    os.write(2, repr(failure).encode())
    os._exit(70)
raise ImportError("the program may start", name="sitecustomize")
