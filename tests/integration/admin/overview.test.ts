import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getOverview } from "@/lib/services/overview/getOverview";
import type { AccountsCtx } from "@/lib/services/context";
import { computeLeaderboard } from "@/lib/services/scoring/computeLeaderboard";
import { ENTRIES, fill, submitEntry } from "@/tests/e2e/support/fill";
import { as, person } from "@/tests/support/accounts";
import { withAccounts } from "@/tests/support/accounts-ctx";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { admins, outsiders } from "./roles";

let bench: ServiceBench;
let base: AccountsCtx;
let ctx: AccountsCtx;

beforeAll(async () => {
  bench = await startServiceBench();
  base = withAccounts(bench.ctx);
  ctx = as(base, await person(base, "admin"));
});
afterAll(() => bench.close());

const look = async (input: Parameters<typeof getOverview>[0]["input"] = {}) => (await getOverview({ ctx, input })).concerns;

describe("the overview", () => {
  it("is for admins alone", async () => {
    for (const { who, ctx: from, code } of await outsiders(base)) await expect(getOverview({ ctx: from, input: {} }), who).rejects.toMatchObject({ code });
    for (const from of await admins(base)) await expect(getOverview({ ctx: from, input: {} })).resolves.toBeDefined();
  });

  it("has no concerns in an installation where all is well", async () => {
    expect(await look()).toEqual([]);
  });

  it("tells of workers that are late or wait, paused queues, failed imports and one-time passwords", async () => {
    const long = new Date(Date.now() - 3600_000);
    await bench.db.worker.create({ data: { name: "quiet:1", kind: "judge", heartbeatAt: long } });
    await bench.db.worker.create({ data: { name: "noisy:1", kind: "judge", state: "waiting", detail: "the host is not quiet" } });
    await bench.db.queuePause.create({ data: { queue: "judge", pausedBy: "somebody", reason: "the host is moved" } });
    await bench.db.importRun.create({ data: { request: { source: "owner/set" }, state: "failed", finishedAt: new Date() } });
    await bench.db.importRun.create({ data: { request: { source: "owner/old" }, state: "failed", finishedAt: new Date("2020-01-01") } });
    const owing = await person(base);
    await bench.db.user.update({ where: { id: owing.id }, data: { mustChangePassword: true } });
    expect(await look()).toEqual([
      { concern: "lateWorkers", count: 1, examples: ["quiet:1"] },
      { concern: "waitingWorkers", count: 1, examples: ["noisy:1: the host is not quiet"] },
      { concern: "pausedQueues", count: 1, examples: ["judge: the host is moved"] },
      { concern: "failedImports", count: 1, examples: ["owner/set"] },
      { concern: "owedPasswords", count: 1, examples: [owing.name] },
    ]);
  });

  it("tells of submissions to verify, failed ones, failed jobs and quotas that are used up", async () => {
    const filled = await fill(bench.ctx, { entries: ENTRIES.slice(0, 2) });
    const owner = await person(base);
    const [first = "", second = ""] = filled.submissionIds;
    await bench.db.worker.deleteMany();
    await submitEntry(bench.ctx, { ...ENTRIES[2]!, model: "example/Waiting" });
    await bench.db.submission.update({ where: { id: first }, data: { ownerId: owner.id } });
    await bench.db.submission.update({ where: { id: second }, data: { state: "failed", stateReason: "no worker", finishedAt: new Date() } });
    await computeLeaderboard({ ctx: base, input: filled });
    const [job] = await bench.boss.fetch("score");
    await bench.db.$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE id = ${job?.id}::uuid`;
    const { sampleCount } = await bench.db.submission.findUniqueOrThrow({ where: { id: first } });
    const told = await look({ defaults: { samplesPerDay: sampleCount, openSubmissions: 3 } });
    expect(told).toContainEqual({ concern: "noWorkers", count: 1, examples: [] });
    expect(told).toContainEqual({ concern: "unverified", count: 1, examples: [ENTRIES[0]?.model] });
    expect(told).toContainEqual({ concern: "failedSubmissions", count: 1, examples: [ENTRIES[1]?.model] });
    expect(told).toContainEqual({ concern: "usedUpQuotas", count: 1, examples: [owner.name] });
    expect(told.find(({ concern }) => concern === "failedJobs")?.count).toBe(1);
    expect((await look({ defaults: { samplesPerDay: sampleCount + 1, openSubmissions: 3 } })).some(({ concern }) => concern === "usedUpQuotas")).toBe(false);
  });
});
