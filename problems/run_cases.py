"""Runs one program on every case of a folder, each case in a fork of a started interpreter.

Usage: run_cases.py PROGRAM CASES_DIR PREAMBLE_BYTES

Reads CASES_DIR/N.in for N = 0, 1, ...; writes N.out and N.err; prints a line per case on stdout:
`N status cpu_microseconds peak_kibibytes`. The first PREAMBLE_BYTES of the program (its imports) run
before the first fork, so that start-up is in no figure.
"""
import os
import resource
import sys

CPU_SECONDS = 20
ADDRESS_SPACE_BYTES = 1 << 30


def run_child(code, stem):
    for path, flags, descriptor in (
        (stem + ".in", os.O_RDONLY, 0),
        (stem + ".out", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 1),
        (stem + ".err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 2),
    ):
        os.dup2(os.open(path, flags, 0o600), descriptor)
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE_BYTES, ADDRESS_SPACE_BYTES))
    status = 1
    try:
        exec(code, {"__name__": "__main__"})
        status = 0
    except BaseException as error:
        # The child must never return into the parent's loop; the parent reports what stderr says.
        sys.stderr.write(f"{type(error).__name__}: {str(error)[:500]}\n")
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def main():
    program, folder, preamble_bytes = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(program, "rb") as file:
        source = file.read()
    exec(source[:preamble_bytes], {"__name__": "preamble"})
    code = compile(source, program, "exec")
    del source
    number = 0
    while os.path.exists(os.path.join(folder, f"{number}.in")):
        pid = os.fork()
        if pid == 0:
            run_child(code, os.path.join(folder, str(number)))
        _, status, usage = os.wait4(pid, 0)
        cpu_us = round((usage.ru_utime + usage.ru_stime) * 1e6)
        print(number, status, cpu_us, usage.ru_maxrss, flush=True)
        number += 1


main()
