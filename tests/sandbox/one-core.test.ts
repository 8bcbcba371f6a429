import { describe, expect, it } from "vitest";

import { executeOne, outputOf, useSandbox } from "./support";

const fixture = useSandbox({ measuringCores: [0], helperCores: [0] });

describe("a host with a single core", () => {
  it("runs, limits and samples, and its profile shows what it is", async () => {
    const profile = await fixture.sandbox.profile("python3");
    expect(profile).toMatchObject({ measuringCores: [0], degraded: true });
    expect(profile.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(profile.languageVersions.python3).toMatch(/^3\.\d+\.\d+/);
    expect(fixture.sandbox.slots()).toBe(1);
    const run = await executeOne(fixture.sandbox, { source: "print(6 * 7)" });
    expect(run).toMatchObject({ status: "ok" });
    expect(outputOf(run)).toBe("42\n");
    expect(run.integralByteSeconds).toBeGreaterThan(0);
    const endless = await executeOne(fixture.sandbox, { source: "while True: pass", options: { wallBudgetNs: 3e8 } });
    expect(endless.status).toBe("wall_limit");
  });
});
