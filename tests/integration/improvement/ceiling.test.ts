import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { GenerateJob } from "@/lib/core/jobs";
import { GENERATE_QUEUE } from "@/lib/infra/queue/boss";
import { requeueSteps } from "@/lib/services/improvement/requeueSteps";
import { reserveCall } from "@/lib/services/improvement/reserveCall";
import { takeStep } from "@/lib/services/improvement/takeStep";
import { improving } from "@/tests/support/improvement";
import { startImprovementTrial, type ImprovementTrial } from "@/tests/support/improvement-trial";
import { until } from "@/tests/support/until";
import { createGenerateHandler } from "@/workers/generating/generateJob";

const SLUGS = ["a", "b", "c", "d"];
/** Room for two calls at their dearest, half a cent each and their prompts, and for all four at what they cost. */
const FOR_TWO = { iterations: 0, maxOutputTokens: 500, costCeilingUsd: 0.0135 };

let trial: ImprovementTrial;
beforeEach(async () => {
  trial = await startImprovementTrial(SLUGS);
});
afterEach(() => trial.close());

const jobsOf = async () => (await trial.bench.boss.fetch<GenerateJob>(GENERATE_QUEUE, { batchSize: 10 })).map(({ data }) => data);

function anotherWorker() {
  const log = { info: () => undefined, warn: () => undefined };
  const never = new AbortController().signal;
  const handle = createGenerateHandler({ ctx: trial.bench.ctx, endpointOf: trial.endpointOf, log });
  return (data: GenerateJob) => handle({ data, number: 1, isLast: false, signal: never, leaving: never });
}

describe("the cost ceiling of a run", () => {
  it("holds for all workers together, and lets the others on once a call has cost less than it might have", async () => {
    const may = Promise.withResolvers<void>();
    const reserved = async () => (await trial.bench.db.generation.aggregate({ where: { reservedUsd: { gt: 0 } }, _count: true, _sum: { reservedUsd: true } }));
    let most = 0;
    const source = await trial.source(async (asked) => {
      const { _sum } = await reserved();
      most = Math.max(most, _sum.reservedUsd ?? 0);
      await may.promise;
      return improving(asked);
    });
    const { id } = await trial.start(source, FOR_TWO);
    const workers = [anotherWorker(), anotherWorker()];
    const working = Promise.all((await jobsOf()).map((job, index) => workers[index % 2]?.(job)));
    await until("the workers have asked as often as they may", async () => (trial.asked().length === 2 ? true : null));
    expect((await reserved())._count).toBe(2);
    may.resolve();
    await working;
    expect(trial.asked()).toHaveLength(SLUGS.length);
    expect(most).toBeLessThanOrEqual(FOR_TWO.costCeilingUsd);
    await trial.work();
    const run = await trial.view(id);
    expect([run.state, run.usage.costUsd <= FOR_TWO.costCeilingUsd, (await reserved())._count]).toEqual(["done", true, 0]);
  });

  it("is not held by calls that a dead worker was waiting for", async () => {
    const { ctx, db } = trial.bench;
    const { id } = await trial.start(await trial.source(improving), FOR_TWO);
    for (const job of (await jobsOf()).slice(0, 2)) {
      const step = await takeStep({ ctx, input: job });
      const [ask] = step.state === "ready" ? step.asks : [];
      expect(await reserveCall({ ctx, input: { runId: id, generationId: ask?.generationId ?? "", promptBytes: 1000 } })).toEqual({ state: "ask" });
    }
    await db.$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE state = 'active'`;
    expect(await requeueSteps({ ctx })).toMatchObject({ steps: SLUGS.length });
    await trial.work();
    expect((await trial.view(id)).state).toBe("done");
  });
});
