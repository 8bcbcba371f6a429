import { describe, expect, it } from "vitest";
import type { CaseRun, Sandbox, SandboxSession } from "@/lib/core/measurement";
import { SpeedReadings } from "@/workers/judging/speedReadings";

const REFERENCE_NS = 1_000;
const at = new Date("2026-01-02T03:04:05.000Z");

/** A sandbox whose yardstick takes so long, half of it in each of two cases. */
function sandboxOf(yardstickNs: number | null): Sandbox {
  const runs = [1, 2].map(() => ({ wallNs: (yardstickNs ?? 0) / 2 }) as CaseRun);
  const session = {
    yardstick: yardstickNs === null ? null : { referenceNs: REFERENCE_NS, run: () => Promise.resolve(runs) },
    prepare: () => Promise.resolve({ ok: true as const }), loadCases: () => Promise.resolve(), close: () => Promise.resolve(),
    async *run() {},
  } satisfies SandboxSession;
  return { languages: () => ["python3"], profile: () => Promise.reject(new Error("not asked for")), slots: () => 1, close: () => Promise.resolve(), open: () => Promise.resolve(session) };
}

async function measureIn(sandbox: Sandbox, language: "python3" | "cpp", readings: number): Promise<void> {
  const session = await sandbox.open("measure", { language });
  for (let reading = 0; reading < readings; reading++) await session.yardstick?.run();
  await session.close();
}

describe("the speed of the host", () => {
  it("is noted by language from the readings of a session, 1 at the reference", async () => {
    const speeds = new SpeedReadings(() => at);
    await measureIn(speeds.watch(sandboxOf(1_250)), "python3", 5);
    await measureIn(speeds.watch(sandboxOf(1_000)), "cpp", 3);
    expect(speeds.latest()).toEqual({ python3: { speed: 0.8, measuredAt: at.toISOString() }, cpp: { speed: 1, measuredAt: at.toISOString() } });
  });

  it("stays as it was after too few readings, and in sessions without a yardstick", async () => {
    const speeds = new SpeedReadings(() => at);
    await measureIn(speeds.watch(sandboxOf(1_250)), "python3", 2);
    await measureIn(speeds.watch(sandboxOf(null)), "python3", 9);
    expect(speeds.latest()).toEqual({});
  });
});
