import { availableParallelism } from "node:os";
import { describe, expect, it } from "vitest";

import { executeOne, outputOf, useSandbox } from "./support";

/** Where it may run, and from when to when it ran, in ns of the clock that all containers share. */
const SOURCE = `
import json, os, time
begin = time.monotonic_ns()
while time.monotonic_ns() - begin < 300_000_000: pass
print(json.dumps([sorted(os.sched_getaffinity(0)), begin, time.monotonic_ns()]))
`;
type Stay = [cores: number[], beginNs: number, endNs: number];

describe.skipIf(availableParallelism() < 2)("a host with several measuring cores", () => {
  const fixture = useSandbox({ measuringCores: [0, 1], helperCores: [0] });

  it("has a slot for each, a core runs one program at a time, and all cores are in the profile", async () => {
    expect(fixture.sandbox.slots()).toBe(2);
    expect(await fixture.sandbox.profile("python3")).toMatchObject({ measuringCores: [0, 1] });
    const runs = await Promise.all([1, 2, 3, 4].map(() => executeOne(fixture.sandbox, { source: SOURCE })));
    const stays = runs.map((run) => JSON.parse(outputOf(run)) as Stay);
    for (const core of [0, 1]) {
      const here = stays.filter(([cores]) => cores.length === 1 && cores[0] === core).sort((a, b) => a[1] - b[1]);
      expect(here.length).toBeGreaterThan(0);
      for (const [i, [, beginNs]] of here.slice(1).entries()) expect(beginNs).toBeGreaterThan(here[i]?.[2] ?? Infinity);
    }
    expect(stays.every(([cores]) => cores.length === 1)).toBe(true);
  });
});
