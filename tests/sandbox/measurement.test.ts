import { describe, expect, it } from "vitest";

import type { CaseRun } from "@/lib/core/measurement";

import { execute, measureOne, MIB, outputOf, type Program, useSandbox } from "./support";

const fixture = useSandbox();

const LARGE = { limits: { memoryBytes: 512 * MIB } };

/** What an empty program needs, to be taken off where a program's own share is looked at. */
async function emptyProgram(): Promise<CaseRun> {
  return measureOne(fixture.sandbox, { source: "" });
}

function isBetween(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}

describe("a file in memory", () => {
  it.each(["/dev/shm/f", "/work/f", "/tmp/f"])("counts once, whether it is only written or mapped as well: %s", async (path) => {
    const write = `import mmap\nwith open("${path}", "wb") as f:\n    for _ in range(48): f.write(bytes(1 << 20))\n`;
    const map = `with open("${path}", "r+b") as f:\n    m = mmap.mmap(f.fileno(), 0)\n    for at in range(0, len(m), 4096): m[at] = 1\n`;
    const empty = await emptyProgram();
    for (const source of [write, write + map]) {
      const run = await measureOne(fixture.sandbox, { source, ...LARGE });
      expect(run.status).toBe("ok");
      isBetween(run.peakBytes - empty.peakBytes, 47 * MIB, 56 * MIB);
    }
  });

  it("counts once when two processes map it", async () => {
    const source = `
import mmap, os
with open("/dev/shm/f", "wb") as f:
    f.write(bytes(48 << 20))
for _ in range(2):
    if os.fork() == 0:
        with open("/dev/shm/f", "r+b") as f:
            m = mmap.mmap(f.fileno(), 0)
            for at in range(0, len(m), 4096): m[at] = 1
        os._exit(0)
os.wait(); os.wait()
`;
    const [empty, run] = [await emptyProgram(), await measureOne(fixture.sandbox, { source, ...LARGE })];
    expect(run.status).toBe("ok");
    // The file, its bytes object while it is written, and what two children hold of the interpreter.
    isBetween(run.peakBytes - empty.peakBytes, 47 * MIB, 120 * MIB);
  });
});

describe("the window", () => {
  it("lasts until the last process of the tree is gone, also when its parent ended long before", async () => {
    const source = `
import os, time
if os.fork() == 0:
    os.setsid()
    time.sleep(0.3)
    os._exit(0)
`;
    const run = await measureOne(fixture.sandbox, { source });
    expect(run.status).toBe("ok");
    expect(run.wallNs).toBeGreaterThan(0.3e9);
  });

  it("a child that outlives the budget makes the case a wall_limit", async () => {
    const source = "import os, time\nif os.fork() == 0:\n    time.sleep(1e6)\nprint('done')";
    const run = await measureOne(fixture.sandbox, { source, options: { wallBudgetNs: 3e8 } });
    expect(run.status).toBe("wall_limit");
  });

  it("counts the processor time of children, waited for or not", async () => {
    const work = "t = time.process_time()\nwhile time.process_time() - t < 0.2: pass\n";
    const waited = `import os, time\nif os.fork() == 0:\n    t = time.process_time()\n    while time.process_time() - t < 0.2: pass\n    os._exit(0)\nos.wait()`;
    const orphan = `import os, time\nif os.fork() == 0:\n    t = time.process_time()\n    while time.process_time() - t < 0.2: pass\n    os._exit(0)`;
    for (const source of [`import time\n${work}`, waited, orphan]) {
      const run = await measureOne(fixture.sandbox, { source });
      expect(run.status).toBe("ok");
      expect(run.cpuNs).toBeGreaterThan(0.19e9);
      expect(run.wallNs).toBeGreaterThan(0.19e9);
    }
  });

  it("does not hold the start of the interpreter", async () => {
    const source = "import sys, time\nprint(time.clock_gettime(time.CLOCK_PROCESS_CPUTIME_ID))";
    const run = await measureOne(fixture.sandbox, { source });
    // A started interpreter has used more than 8 ms of processor time; a fork of the zygote a fraction of it.
    expect(Number(outputOf(run))).toBeLessThan(0.008);
  });

  it("threads share one core", async () => {
    const source = "import os\nprint(len(os.sched_getaffinity(0)))";
    expect(outputOf(await measureOne(fixture.sandbox, { source }))).toBe("1\n");
  });
});

describe("peak memory", () => {
  const holders: [string, string][] = [
    ["the program itself", `x = bytearray(${100 * MIB})\nx[::4096] = b'1' * len(x[::4096])`],
    [
      "a child",
      `import os\nif os.fork() == 0:\n    x = bytearray(b'1') * ${100 * MIB}\n    os._exit(0)\nos.wait()`,
    ],
    [
      "a file in /work",
      `import time\nfor name in 'ab':\n    with open(name, 'wb') as f:\n        for _ in range(50): f.write(b'1' * ${MIB})\ntime.sleep(0.05)`,
    ],
    ["a file in /dev/shm", `import time\nfor name in 'ab':\n    with open('/dev/shm/' + name, 'wb') as f:\n        for _ in range(50): f.write(b'1' * ${MIB})\ntime.sleep(0.05)`],
    ["a mapped file", `import mmap, time\nheld = []\nfor name in 'ab':\n    with open('/dev/shm/' + name, 'w+b') as f:\n        f.truncate(${50 * MIB})\n        held.append(mmap.mmap(f.fileno(), 0))\n        for at in range(0, ${50 * MIB}, 4096): held[-1][at] = 1\ntime.sleep(0.05)`],
  ];
  it.each(holders)("sees 100 MiB held by %s", async (_, source) => {
    const [base, run] = [await emptyProgram(), await measureOne(fixture.sandbox, { source: source, ...LARGE })];
    expect(run.status).toBe("ok");
    expect(run.peakSource).toBe("rss_tree");
    const own = run.peakBytes - base.peakBytes;
    isBetween(own, 95 * MIB, 115 * MIB);
  });

  it("adds what parent and child hold at the same time", async () => {
    const source = `
import os, time
def hold(mib):
    x = bytearray(b'1') * (mib << 20)
    time.sleep(0.2)
if os.fork() == 0:
    hold(60)
    os._exit(0)
hold(60)
os.wait()`;
    const [base, run] = [await emptyProgram(), await measureOne(fixture.sandbox, { source, ...LARGE })];
    isBetween(run.peakBytes - base.peakBytes, 115 * MIB, 140 * MIB);
  });

  it("sees a spike that is over within a few milliseconds", async () => {
    const source = `x = bytearray(b'1') * ${200 * MIB}\ndel x`;
    const run = await measureOne(fixture.sandbox, { source, ...LARGE });
    isBetween(run.peakBytes, 200 * MIB, 225 * MIB);
  });

  it("a process that starts another program is not counted twice", async () => {
    const source = `
import subprocess
x = bytearray(b'1') * ${120 * MIB}
for _ in range(20): subprocess.run(['/bin/true'])
`;
    const run = await measureOne(fixture.sandbox, { source, ...LARGE });
    expect(run.status).toBe("ok");
    isBetween(run.peakBytes, 120 * MIB, 175 * MIB);
  });

  it("repeats to within a megabyte", async () => {
    const source = "x = [i * 3 for i in range(100000)]\nprint(sum(x))";
    const program: Program = { source, inputs: ["", "", "", ""] };
    const peaks = (await execute(fixture.sandbox, program)).map((run) => run.peakBytes);
    // Addresses and allocations are the same every time; the kernel counts pages per core and adds them up late.
    expect(Math.max(...peaks) - Math.min(...peaks)).toBeLessThanOrEqual(MIB);
  });
});

describe("the integral", () => {
  const figures = (run: CaseRun) => `integral ${run.integralByteSeconds}, error ${run.integralErrorByteSeconds}`;

  /** Lines "start end bytes": what the program says it held, by its own clock. */
  function claimed(run: CaseRun): number {
    return outputOf(run)
      .trim()
      .split("\n")
      .map((line) => line.split(" ").map(Number))
      .reduce((sum, [start = 0, end = 0, bytes = 0]) => sum + (end - start) * bytes, 0);
  }

  it("of a step is what was held times how long", async () => {
    const source = `
import time
x = bytearray(b'1') * ${100 * MIB}
start = time.monotonic()
while time.monotonic() - start < 0.4: pass
print(start, time.monotonic(), len(x))
`;
    const base = await emptyProgram();
    const run = await measureOne(fixture.sandbox, { source, ...LARGE });
    const expected = claimed(run) + (base.peakBytes * run.wallNs) / 1e9;
    // The making and the end of the block are inside the window too; on a busy host they take their time.
    isBetween(run.integralByteSeconds, expected * 0.97, expected * 1.35 + run.integralErrorByteSeconds);
    expect(run.integralErrorByteSeconds, figures(run)).toBeLessThan(run.integralByteSeconds * 0.25);
  });

  it("of a ramp is the area under it", async () => {
    const source = `
import time
blocks, last = [], time.monotonic()
for i in range(80):
    blocks.append(bytearray(b'1') * ${MIB})
    while time.monotonic() - last < 0.005: pass
    now = time.monotonic()
    print(last, now, (i + 1) * ${MIB})
    last = now
`;
    const base = await emptyProgram();
    const run = await measureOne(fixture.sandbox, { source, ...LARGE });
    const expected = claimed(run) + (base.peakBytes * run.wallNs) / 1e9;
    isBetween(run.integralByteSeconds, expected * 0.93, expected * 1.2 + run.integralErrorByteSeconds);
  });

  it("without sampling has no trace, and with it at most 500 points that hold the extremes", async () => {
    const source = `
import time
x = bytearray(b'1') * ${100 * MIB}
time.sleep(0.05)
del x
time.sleep(0.3)
`;
    const traced = await measureOne(fixture.sandbox, { source, ...LARGE, options: { trace: true } });
    const { trace } = traced;
    isBetween(trace.length, 20, 500);
    expect(trace[0]?.tNs).toBe(0);
    expect(trace.at(-1)?.tNs).toBe(traced.wallNs);
    expect(trace.every((point, i) => i === 0 || point.tNs > (trace[i - 1]?.tNs ?? 0))).toBe(true);
    expect(Math.max(...trace.map((point) => point.bytes))).toBeGreaterThan(100 * MIB);
    const plain = await measureOne(fixture.sandbox, { source, ...LARGE });
    expect(plain.trace).toEqual([]);
    expect(plain.sampleCount).toBeGreaterThan(100);
  });
});
