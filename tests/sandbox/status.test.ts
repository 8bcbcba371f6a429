import { createHash } from "node:crypto";

import { describe, expect, it } from "vitest";

import type { CaseStatus } from "@/lib/core/measurement";

import { executeOne, MIB, outputOf, type Program, useSandbox } from "./support";

const fixture = useSandbox();

interface Ending {
  name: string;
  program: Program;
  status: CaseStatus;
  exitCode?: number | null;
  signal?: number | null;
}

const endings: Ending[] = [
  { name: "a program that returns", program: { source: "print(1)" }, status: "ok", exitCode: 0 },
  { name: "sys.exit() without a code", program: { source: "import sys; sys.exit()" }, status: "ok", exitCode: 0 },
  { name: "an uncaught exception", program: { source: "1/0" }, status: "nonzero_exit", exitCode: 1 },
  { name: "sys.exit with a text", program: { source: "import sys; sys.exit('bad')" }, status: "nonzero_exit", exitCode: 1 },
  { name: "exit code 124", program: { source: "import os; os._exit(124)" }, status: "nonzero_exit", exitCode: 124 },
  { name: "exit code 137", program: { source: "import os; os._exit(137)" }, status: "nonzero_exit", exitCode: 137 },
  {
    name: "its own SIGKILL",
    program: { source: "import os; os.kill(os.getpid(), 9)" },
    status: "signalled",
    signal: 9,
    exitCode: null,
  },
  { name: "a segmentation fault", program: { source: "import ctypes; ctypes.string_at(0)" }, status: "signalled", signal: 11 },
  { name: "an endless loop", program: { source: "while True: pass", options: { wallBudgetNs: 3e8 } }, status: "wall_limit" },
  {
    name: "sleeping forever",
    program: { source: "import time; time.sleep(1e6)", options: { wallBudgetNs: 3e8 } },
    status: "wall_limit",
  },
  {
    name: "more memory than allowed",
    program: { source: "x = bytearray(10**9)\nprint(len(x))", limits: { memoryBytes: 64 * MIB } },
    status: "memory_limit",
  },
  {
    name: "more memory than allowed, unsampled",
    program: { source: "x = bytearray(10**9)\nprint(len(x))", limits: { memoryBytes: 64 * MIB }, options: { sample: false } },
    status: "memory_limit",
  },
  { name: "too much on stdout", program: { source: "while True: print('x' * 9999)" }, status: "output_limit" },
  {
    name: "too much on stderr",
    program: { source: "import sys\nwhile True: print('x' * 9999, file=sys.stderr)" },
    status: "output_limit",
  },
];

describe("how a case ends", () => {
  it.each(endings)("$name ends as $status", async ({ program, ...expected }) => {
    const run = await executeOne(fixture.sandbox, program);
    expect(run).toMatchObject({
      status: expected.status,
      ...(expected.exitCode === undefined ? {} : { exitCode: expected.exitCode }),
      ...(expected.signal === undefined ? {} : { signal: expected.signal }),
      detail: "",
    });
  });

  it("reports what the interpreter said, without any frame of the sandbox", async () => {
    const run = await executeOne(fixture.sandbox, { source: "def f():\n    return 1/0\nf()\n" });
    const lines = run.stderrTail.split("\n");
    expect(lines[0]).toBe("Traceback (most recent call last):");
    expect(lines[1]).toBe('  File "/program/main.py", line 3, in <module>');
    expect(lines[2]).toBe("    f()");
    expect(run.stderrTail.trimEnd().endsWith("ZeroDivisionError: division by zero")).toBe(true);
  });
});

describe("input and output", () => {
  const echo = "import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read())";

  it.each([
    ["an empty input", ""],
    ["no newline at the end", "1 2 3"],
    ["letters beyond ASCII and NUL", "ä 𝄞 \0 \r\n\n"],
    ["half a megabyte", "0123456789abcde\n".repeat(32_768)],
  ])("%s comes through byte for byte", async (_, input) => {
    const run = await executeOne(fixture.sandbox, { source: echo, inputs: [input] });
    expect(run.status).toBe("ok");
    expect(outputOf(run) === input).toBe(true);
    expect(run.stdoutHash).toBe(createHash("sha256").update(input).digest("hex"));
  });

  it("output of exactly the limit is whole and ok", async () => {
    const source = `import sys\nsys.stdout.write('y' * ${MIB})`;
    const run = await executeOne(fixture.sandbox, { source });
    expect(run).toMatchObject({ status: "ok" });
    expect(run.stdout.length).toBe(MIB);
  });

  it("without keepOutput only the hash comes back", async () => {
    const run = await executeOne(fixture.sandbox, { source: "print(42)", options: { keepOutput: false } });
    expect(run.stdout.length).toBe(0);
    expect(run.stdoutHash).toBe(createHash("sha256").update("42\n").digest("hex"));
  });

  it("stdin may also be opened by its name, and stdout too", async () => {
    const source = "text = open('/dev/stdin').read()\nopen('/dev/stdout', 'w').write(text.upper())";
    expect(outputOf(await executeOne(fixture.sandbox, { source, inputs: ["abc\n"] }))).toBe("ABC\n");
  });

  it("what a buffer or an exit handler still holds is written at the end", async () => {
    const source = "import atexit\natexit.register(lambda: print('last'))\nprint('first')";
    expect(outputOf(await executeOne(fixture.sandbox, { source }))).toBe("first\nlast\n");
  });
});
