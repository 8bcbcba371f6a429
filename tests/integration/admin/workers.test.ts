import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createLogger } from "@/lib/infra/logger";
import { IMPORT_QUEUE } from "@/lib/infra/queue/boss";
import { upsertProfile } from "@/lib/services/calibration/upsertProfile";
import type { Ctx } from "@/lib/services/context";
import { heartbeatWorker, type WorkerState } from "@/lib/services/workers/heartbeat";
import { listWorkers } from "@/lib/services/workers/listWorkers";
import { setWorkerDrain } from "@/lib/services/workers/setWorkerDrain";
import { tidyWorkers } from "@/lib/services/workers/tidyWorkers";
import { pausedBecause } from "@/lib/services/workers/pausedBecause";
import { as, person } from "@/tests/support/accounts";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { until } from "@/tests/support/until";
import { createHeart } from "@/workers/heart";
import { Intake } from "@/workers/intake";
import { consume } from "@/workers/loop";
import { profile } from "./profile";
import { refusedToOthers } from "./refused";

let bench: ServiceBench;
let admin: Ctx;
const log = createLogger("test");
log.level = "silent";

const STATE: WorkerState = {
  name: "host:1", kind: "judge", slots: 2, profileHash: profile.hash, profiles: [profile.hash], unavailable: { rust: "The image cannot be built." },
  drift: { python3: { speed: 0.8, measuredAt: "2026-01-01T00:00:00.000Z" }, cpp: { speed: 0.97, measuredAt: "2026-01-01T00:00:00.000Z" } },
  state: "busy", detail: null, waitingSince: null,
};
const ago = (ms: number): Ctx => ({ ...bench.ctx, now: () => new Date(Date.now() - ms) });
const listed = async () => (await listWorkers({ ctx: admin, input: { limit: 50 } })).workers;

beforeAll(async () => {
  bench = await startServiceBench();
  admin = as(bench.ctx, await person(bench.ctx, "admin"));
  await upsertProfile({ ctx: bench.ctx, input: profile });
});
beforeEach(() => bench.db.worker.deleteMany());
afterAll(() => bench?.close());

describe("workers", () => {
  it("are shown to, and steered by, nobody but admins", async () => {
    await heartbeatWorker({ ctx: bench.ctx, input: STATE });
    await refusedToOthers(bench.ctx, [
      (ctx) => listWorkers({ ctx, input: { limit: 1 } }),
      (ctx) => setWorkerDrain({ ctx, input: { name: STATE.name, drain: true } }),
    ]);
    expect(await bench.db.worker.findFirst()).toMatchObject({ drainAskedAt: null });
  });

  it("are listed with profiles, languages that lack, and the yardstick's last word against the band of 10 %", async () => {
    await heartbeatWorker({ ctx: bench.ctx, input: STATE });
    const list = await listWorkers({ ctx: admin, input: { limit: 50 } });
    expect(list.driftTolerance).toBe(0.1);
    expect(list.workers).toMatchObject([
      {
        name: "host:1", host: "host", slots: 2, life: "alive", state: "busy",
        profiles: [{ language: "python3", hash: profile.hash, label: expect.stringContaining("Test CPU") }],
        unavailable: [{ language: "rust", reason: "The image cannot be built." }],
        drift: [{ language: "python3", speed: 0.8, isSteady: false }, { language: "cpp", speed: 0.97, isSteady: true }],
      },
    ]);
  });

  it("count as late after missed heartbeats, as gone after a minute, and leave the list after a day", async () => {
    await heartbeatWorker({ ctx: ago(30_000), input: { ...STATE, name: "late:1" } });
    await heartbeatWorker({ ctx: ago(120_000), input: { ...STATE, name: "gone:1" } });
    await heartbeatWorker({ ctx: ago(25 * 3600_000), input: { ...STATE, name: "old:1" } });
    expect((await listed()).map(({ name, life }) => [name, life])).toEqual([["gone:1", "gone"], ["late:1", "late"], ["old:1", "gone"]]);
    expect(await tidyWorkers({ ctx: bench.ctx })).toBe(1);
    expect((await listed()).map(({ name }) => name)).toEqual(["gone:1", "late:1"]);
  });

  it("learn at their heartbeat that they are to drain or to go on, each written down once", async () => {
    const own = { ...STATE, name: "drained:1" };
    expect(await heartbeatWorker({ ctx: bench.ctx, input: own })).toMatchObject({ drain: false });
    await setWorkerDrain({ ctx: admin, input: { name: own.name, drain: true } });
    await setWorkerDrain({ ctx: admin, input: { name: own.name, drain: true } });
    expect(await heartbeatWorker({ ctx: bench.ctx, input: { ...own, state: "draining" } })).toMatchObject({ drain: true });
    expect(await pausedBecause(bench.ctx, "python3")).toContain("take no more jobs");
    await setWorkerDrain({ ctx: admin, input: { name: own.name, drain: false } });
    expect(await heartbeatWorker({ ctx: bench.ctx, input: own })).toMatchObject({ drain: false });
    expect((await bench.db.auditEvent.findMany({ where: { targetName: own.name }, orderBy: { id: "asc" } })).map(({ action }) => action)).toEqual(["worker.drain", "worker.resume"]);
    await expect(setWorkerDrain({ ctx: admin, input: { name: "nobody:1", drain: true } })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("a worker that is asked to drain", () => {
  it("finishes its job, takes no further one, says so, and goes on when resumed, without a restart", async () => {
    const heart = createHeart({ ctx: bench.ctx, name: STATE.name, slots: 1, profileHash: profile.hash, profiles: { hashes: () => [], unavailable: () => ({}) }, speeds: { latest: () => ({}) }, everyMs: 100, log });
    const begun: number[] = [];
    const finish = Promise.withResolvers<void>();
    const intake = new Intake();
    const never = new AbortController().signal;
    const put = (n: number) => bench.boss.insert(IMPORT_QUEUE, [{ data: { n } }]);
    try {
      intake.add(IMPORT_QUEUE, await consume<{ n: number }>({
        boss: bench.boss, queue: IMPORT_QUEUE, concurrency: 1, batchSize: 1, open: false, log, draining: never, stopNow: never,
        parse: (data) => data as { n: number },
        handle: ({ data: { n } }) => heart.during(async () => {
          begun.push(n);
          if (n === 1) await finish.promise;
          return { status: "done" };
        }),
      }));
      heart.onOrders((orders) => intake.follow(orders));
      await put(1);
      await until("the first job has begun", async () => begun[0] ?? null);
      await setWorkerDrain({ ctx: admin, input: { name: STATE.name, drain: true } });
      await until("it says that it drains", async () => (await listed()).find(({ state, detail }) => state === "draining" && detail?.includes("begun")) ?? null);
      await put(2);
      finish.resolve();
      await until("it is drained", async () => (await listed()).find(({ detail }) => detail?.startsWith("Drained")) ?? null);
      await until("nothing fetches any more", async () => bench.boss.getWipData().every(({ name }) => name !== IMPORT_QUEUE) || null);
      expect(begun).toEqual([1]);
      await setWorkerDrain({ ctx: admin, input: { name: STATE.name, drain: false } });
      await until("the second job has begun", async () => begun[1] ?? null);
      expect((await listed())[0]).toMatchObject({ drainAskedAt: null });
    } finally {
      finish.resolve();
      await heart.stop();
    }
  });
});
