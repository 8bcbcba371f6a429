import { describe, expect, it } from "vitest";

import { type AppError, isAppError } from "@/lib/core/errors";
import type { SandboxSession } from "@/lib/core/measurement";
import { requireDocker } from "@/lib/monolith";

import { collect, execute, executeOne, LIMITS, outputOf, PYTHON, RUN, runIn, useSandbox } from "./support";

const fixture = useSandbox({ checkContainers: 1 });

async function failureOf(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(
    () => new Error("it did not fail"),
    (reason: unknown) => reason,
  );
  if (!isAppError(error)) throw error;
  return error;
}

async function prepared(session: SandboxSession, source: string, inputs = [""]): Promise<SandboxSession> {
  expect(await session.prepare({ language: "python3", source, limits: LIMITS })).toEqual({ ok: true });
  await session.loadCases(inputs);
  return session;
}

describe("preparing", () => {
  const broken: [string, string, RegExp][] = [
    ["a syntax error", "def f(:\n", /SyntaxError/],
    ["a NUL byte", "print(1)\0", /null bytes/],
    ["nesting without end", `${"(".repeat(100_000)}`, /too many nested|MemoryError|signal|RecursionError/],
    ["an unknown encoding", "# -*- coding: nonsense -*-\n", /encoding/],
  ];
  it.each(broken)("%s is a compile error that says so", async (_, source, words) => {
    const session = await fixture.sandbox.open("measure", PYTHON);
    const result = await session.prepare({ language: "python3", source, limits: LIMITS });
    await session.close();
    expect(result).toMatchObject({ ok: false, reason: "compile_error" });
    expect(!result.ok && result.output).toMatch(words);
  });

  it("a language that the session was not opened for is refused with its name", async () => {
    const session = await fixture.sandbox.open("measure", PYTHON);
    const error = await failureOf(session.prepare({ language: "rust", source: "", limits: LIMITS }));
    await session.close();
    expect(error).toMatchObject({ code: "internal" });
    expect(error.message).toContain("rust");
  });
});

describe("cases", () => {
  it("run in the order that was asked for, each with its own input, as often as asked", async () => {
    const session = await prepared(await fixture.sandbox.open("measure", PYTHON), "print(input())", ["a", "b", "c"]);
    const runs = await collect(session.run({ ...RUN, cases: [2, 0, 0, 1] }));
    const again = await collect(session.run({ ...RUN, cases: [1] }));
    await session.close();
    expect(runs.map((run) => run.caseIndex)).toEqual([2, 0, 0, 1]);
    expect([...runs, ...again].map(outputOf)).toEqual(["c\n", "a\n", "a\n", "b\n", "b\n"]);
  });

  it("start in an empty workspace and know nothing of the case before", async () => {
    const source = `
import os, sys
print(os.getcwd(), [os.listdir(d) for d in ('/work', '/tmp', '/dev/shm')], hasattr(sys, 'mark'))
sys.mark = 1
for d in ('/work', '/tmp', '/dev/shm'):
    open(d + '/file', 'w').write('x')
    os.makedirs(d + '/' + '/'.join(['deep'] * 40))
    open(d + '/deep/.hidden', 'w').close()
    os.symlink('/etc', d + '/link')
    os.chmod(d + '/deep/deep', 0)
`;
    const runs = await execute(fixture.sandbox, { source, inputs: ["", "", ""] });
    expect(runs.map((run) => run.stderrTail)).toEqual(["", "", ""]);
    expect(runs.map(outputOf)).toEqual(Array(3).fill("/work [[], [], []] False\n"));
  });

  it("share one budget of wall time", async () => {
    const source = "import time\nprint(1, flush=True)\ntime.sleep(0.2)";
    const runs = await execute(fixture.sandbox, { source, inputs: ["", "", "", ""], options: { wallBudgetNs: 0.5e9 } });
    expect(runs.at(-1)?.status).toBe("wall_limit");
    expect(runs[0]?.status).toBe("ok");
    expect(runs.reduce((sum, run) => sum + run.wallNs, 0)).toBeLessThan(3e9);
  });

  it("stop after the first failure when asked to", async () => {
    const source = "import sys\nsys.exit(int(input()))";
    const program = { source, inputs: ["0", "3", "0"] };
    const stopped = await execute(fixture.sandbox, { ...program, options: { stopOnFailure: true } });
    const all = await execute(fixture.sandbox, program);
    expect(stopped.map((run) => run.exitCode)).toEqual([0, 3]);
    expect(all.map((run) => run.exitCode)).toEqual([0, 3, 0]);
  });
});

describe("sessions", () => {
  it("find nothing of the session before: no program, no input", async () => {
    await executeOne(fixture.sandbox, { source: "secret = 'abc'", inputs: ["secret input"] });
    const source = `
import os, sys
print(sorted(os.listdir('/program')))
print(open('/program/main.py').read().count('secret'))
`;
    expect(outputOf(await executeOne(fixture.sandbox, { source }))).toBe("['main.py', 'main.pyc']\n1\n");
  });

  it("an abort ends the run as cancelled, and the session can go on", async () => {
    const session = await prepared(await fixture.sandbox.open("measure", PYTHON), "import time\ntime.sleep(float(input()))", ["1e6", "0"]);
    const abort = new AbortController();
    const runs = collect(session.run({ ...RUN, cases: [1, 0], wallBudgetNs: 60e9, signal: abort.signal }));
    abort.abort();
    expect(await failureOf(runs)).toMatchObject({ code: "cancelled" });
    expect((await collect(session.run({ ...RUN, cases: [1] })))[0]?.status).toBe("ok");
    await session.close();
  });

  it("a caller that stops listening ends the run", async () => {
    const session = await prepared(await fixture.sandbox.open("measure", PYTHON), "import time\ntime.sleep(float(input()))", ["0", "1e6"]);
    for await (const run of session.run({ ...RUN, cases: [0, 1], wallBudgetNs: 60e9 })) {
      expect(run.status).toBe("ok");
      break;
    }
    expect((await collect(session.run({ ...RUN, cases: [0] })))[0]?.status).toBe("ok");
    await session.close();
  });

  it("wait for their turn, first come first served, and leave the line when aborted", async () => {
    const first = await fixture.sandbox.open("measure", PYTHON);
    const abort = new AbortController();
    const impatient = failureOf(fixture.sandbox.open("measure", { ...PYTHON, signal: abort.signal }));
    const second = fixture.sandbox.open("measure", PYTHON);
    abort.abort();
    expect(await impatient).toMatchObject({ code: "cancelled" });
    await first.close();
    await first.close();
    const session = await second;
    expect(outputOf((await runIn(session, { source: "print(2)" }))[0]!)).toBe("2\n");
    await session.close();
  });

  it("of kind check run beside a measuring one", async () => {
    const measuring = await fixture.sandbox.open("measure", PYTHON);
    const checking = await fixture.sandbox.open("check", PYTHON);
    const [run] = await runIn(checking, { source: "print(7)" });
    expect(run && outputOf(run)).toBe("7\n");
    await Promise.all([measuring.close(), checking.close()]);
  });
});

describe("a container that is killed from outside", () => {
  async function killContainers(): Promise<void> {
    const docker = await requireDocker();
    const filters = { label: [`afterburner.sandbox=${fixture.label}`, "afterburner.kind=measure"] };
    const containers = await docker.listContainers({ filters });
    // The slot's own and its yardstick's.
    expect(containers.length).toBeGreaterThan(0);
    await Promise.all(containers.map((one) => docker.getContainer(one.Id).kill()));
  }

  it("in the middle of a run makes the run fail as sandbox_unavailable; the next session works", async () => {
    const session = await prepared(await fixture.sandbox.open("measure", PYTHON), "import time\nprint(1)\ntime.sleep(float(input()))", [
      "0",
      "1e6",
    ]);
    const running = (async () => {
      for await (const run of session.run({ ...RUN, cases: [0, 1], wallBudgetNs: 60e9 })) {
        if (run.caseIndex === 0) await killContainers();
      }
    })();
    expect(await failureOf(running)).toMatchObject({ code: "sandbox_unavailable" });
    await session.close();
    expect(await executeOne(fixture.sandbox, { source: "print(1)" })).toMatchObject({ status: "ok" });
  });

  it("between two sessions is replaced unnoticed", async () => {
    await executeOne(fixture.sandbox, { source: "print(1)" });
    await killContainers();
    expect(await executeOne(fixture.sandbox, { source: "print(1)" })).toMatchObject({ status: "ok" });
  });
});
