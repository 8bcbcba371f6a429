import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { UserActor } from "@/lib/services/accounts/access";
import { cancelRun, pauseRun, resumeRun } from "@/lib/services/improvement/changeRun";
import { createRun } from "@/lib/services/improvement/createRun";
import { getRun } from "@/lib/services/improvement/getRun";
import { getChain } from "@/lib/services/improvement/getChain";
import { listChains } from "@/lib/services/improvement/listChains";
import { listIterations } from "@/lib/services/improvement/listIterations";
import { requeueSteps } from "@/lib/services/improvement/requeueSteps";
import { getExecution } from "@/lib/services/executions/getExecution";
import { cancelJobs } from "@/lib/services/queue/cancelJobs";
import { listJobs } from "@/lib/services/queue/listJobs";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { heartbeatWorker } from "@/lib/services/workers/heartbeat";
import { GENERATE_QUEUE } from "@/lib/infra/queue/boss";
import { as, person } from "@/tests/support/accounts";
import { answer, Crash, improving, judge, promptOf } from "@/tests/support/improvement";
import { startImprovementTrial, type ImprovementTrial } from "@/tests/support/improvement-trial";
import type { Asked } from "@/tests/support/model-server";
import type { ServiceBench } from "@/tests/support/services";
import { until } from "@/tests/support/until";

const SLUGS = ["a", "b", "c", "d"];

let trial: ImprovementTrial;
let bench: ServiceBench;
let owner: UserActor;

beforeEach(async () => {
  trial = await startImprovementTrial(SLUGS);
  ({ bench, owner } = trial);
});
afterEach(() => trial.close());

const source: ImprovementTrial["source"] = (...given) => trial.source(...given);
const start: ImprovementTrial["start"] = (...given) => trial.start(...given);
const work: ImprovementTrial["work"] = (...given) => trial.work(...given);
const view: ImprovementTrial["view"] = (id) => trial.view(id);

describe("an improvement run", () => {
  it("feeds back what was measured, keeps the better solution, and gives a scored submission an iteration", async () => {
    const { id } = await start(await source(improving));
    await work();
    const run = await view(id);
    expect(run).toMatchObject({ state: "done", steps: { done: 12, total: 12 }, usage: { inputTokens: 1200, outputTokens: 600 } });
    expect(run.usage.costUsd).toBeCloseTo(0.0072);
    expect(run.curve.map(({ iteration, passAt1, beyondT }) => [iteration, passAt1, Math.round(beyondT * 3)])).toEqual([[0, 1, 0], [1, 1, 2], [2, 1, 3]]);
    expect(await bench.db.submission.findMany({ where: { runId: id }, select: { visibility: true, ownerId: true } })).toEqual(Array(3).fill({ visibility: "private", ownerId: owner.id }));
    expect(trial.asked()).toHaveLength(12);
  });

  it("measures a program once, however many iterations keep it", async () => {
    await start(await source((asked) => (/Run time/.test(promptOf(asked)) ? "no program here, sorry" : improving(asked))));
    let measured = 0;
    await work({ judge: (code) => (measured++, judge(code)) });
    // Texts without a fence are programs too: wrong ones.
    expect(measured).toBe(SLUGS.length * 2);
  });

  it("keeps the first solution when the others are worse, wrong or within the noise", async () => {
    const replies = [answer("# ms=64"), answer("# ms=63.9"), answer("# wrong")];
    const { id } = await start(await source((_asked, index) => replies[index % 3] as string), { problems: ["a"] });
    await work();
    expect(await bench.db.generation.findMany({ where: { runId: id }, orderBy: { iteration: "asc" }, select: { isKept: true } })).toEqual([{ isKept: true }, { isKept: false }, { isKept: false }]);
    expect((await view(id)).curve.map(({ passAt1 }) => passAt1)).toEqual([0.25, 0.25, 0.25]);
  });

  it("starts from the middle reference, which is its iteration 0", async () => {
    const { id } = await start(await source(improving), { startFrom: "reference", iterations: 1 });
    await work();
    expect(promptOf(trial.asked()[0] as Asked)).toContain("Run time: 40 ms");
    expect((await view(id)).curve.map(({ iteration, beyondT }) => [iteration, Math.round(beyondT * 3)])).toEqual([[0, 2], [1, 3]]);
  });

  it("starts from the solutions of another submission", async () => {
    const first = await start(await source(improving), { iterations: 0 });
    await work();
    const [point] = (await view(first.id)).curve;
    const second = await start((await bench.db.modelSource.findFirstOrThrow()).id, { startFrom: "submission", startSubmissionId: point?.submissionId ?? "", iterations: 1 });
    await work();
    expect(promptOf(trial.asked().at(-1) as Asked)).toContain("Run time: 64 ms");
    expect((await view(second.id)).state).toBe("done");
  });

  it("asks for nothing twice and loses nothing when its worker dies at any moment", async () => {
    const { id } = await start(await source(improving));
    for (let death = 1; ; death++) {
      const crash = work({ crashBefore: (_kind, count) => count === 3 });
      const died = await crash.then(() => false, (error: unknown) => error instanceof Crash);
      if (!died) break;
      await bench.db.$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE state = 'active'`;
      await requeueSteps({ ctx: bench.ctx });
      await requeueOthers();
      if (death > 50) throw new Error("it never ends");
    }
    const run = await view(id);
    expect(run.state).toBe("done");
    expect(trial.asked()).toHaveLength(12);
    expect(run.curve.map(({ iteration }) => iteration)).toEqual([0, 1, 2]);
  });

  it("has one job for each step when it is paused, resumed and looked after while answers are on their way", async () => {
    const may = Promise.withResolvers<void>();
    const { id } = await start(await source((asked) => may.promise.then(() => improving(asked))), { iterations: 0 });
    const working = work();
    await until("an answer is on its way", async () => (trial.asked().length ? true : null));
    await pauseRun({ ctx: as(bench.ctx, owner), input: { id } });
    await resumeRun({ ctx: as(bench.ctx, owner), input: { id } });
    expect(await requeueSteps({ ctx: bench.ctx })).toEqual({ steps: 0, judgings: 0 });
    may.resolve();
    await working;
    expect((await view(id)).state).toBe("done");
    expect(await bench.db.$queryRaw`SELECT count(*)::int AS jobs FROM pgboss.job WHERE name = ${GENERATE_QUEUE}`).toEqual([{ jobs: SLUGS.length }]);
    expect(trial.asked()).toHaveLength(SLUGS.length);
  });

  it("stops at its cost ceiling, and goes on with a higher one", async () => {
    const { id } = await start(await source(improving), { costCeilingUsd: 0.01, maxOutputTokens: 500 });
    await work();
    const paused = await view(id);
    expect(paused).toMatchObject({ state: "paused", stateReason: expect.stringContaining("ceiling") as string });
    expect(paused.usage.costUsd).toBeLessThanOrEqual(0.01);
    await resumeRun({ ctx: as(bench.ctx, owner), input: { id, costCeilingUsd: 1 } });
    await work();
    expect((await view(id)).state).toBe("done");
    expect(trial.asked()).toHaveLength(12);
  });

  it("takes the best of several completions of a step", async () => {
    const times = [50, 20, 30];
    const { id } = await start(await source((_asked, index) => answer(`# ms=${times[index % 3]}`)), { problems: ["a"], iterations: 0, samplesPerStep: 3 });
    await work();
    expect(await bench.db.generation.findMany({ where: { runId: id, isKept: true }, select: { position: true } })).toEqual([{ position: 1 }]);
  });

  it("leaves out of its prompts what an ablation leaves out", async () => {
    await start(await source(improving), { problems: ["a"], iterations: 1, withFeedback: false, withOriginalCode: false });
    await work();
    expect(promptOf(trial.asked()[1] as Asked)).not.toMatch(/Run time|ms=64/);
  });
});

/** What the judge worker's own safety net does. */
async function requeueOthers(): Promise<void> {
  await bench.db.$executeRaw`UPDATE pgboss.job SET state = 'created' WHERE state = 'failed' AND name <> ${GENERATE_QUEUE}`;
}

describe("whoever has an improvement run", () => {
  it("can pause, resume and cancel it, and nobody else sees it", async () => {
    const { id } = await start(await source(improving));
    const other = as(bench.ctx, await person(bench.ctx));
    for (const verb of [getRun, pauseRun, resumeRun, cancelRun]) await expect(verb({ ctx: other, input: { id } })).rejects.toMatchObject({ code: "not_found" });
    const mine = as(bench.ctx, owner);
    expect((await pauseRun({ ctx: mine, input: { id } })).state).toBe("paused");
    await work();
    expect(trial.asked()).toHaveLength(0);
    expect((await resumeRun({ ctx: mine, input: { id } })).state).toBe("running");
    expect((await cancelRun({ ctx: mine, input: { id } })).state).toBe("cancelled");
    await work();
    expect(trial.asked()).toHaveLength(0);
    await expect(resumeRun({ ctx: mine, input: { id } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("has no more than two open", async () => {
    const id = await source(improving);
    await start(id);
    await start(id);
    await expect(start(id)).rejects.toMatchObject({ code: "rate_limited" });
  });

  it("gets the same one for one key", async () => {
    const fields = { sourceId: await source(improving), set: "trial" };
    const make = () => createRun({ ctx: as(bench.ctx, owner), input: { fields, idempotencyKey: "k" } });
    expect((await make()).id).toBe((await make()).id);
  });

  it("cannot use somebody else's model source", async () => {
    const other = await person(bench.ctx);
    const id = await source(improving, { ownerId: other.id });
    await expect(start(id)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("what a run did", () => {
  const mine = () => as(bench.ctx, owner);

  it("is listed by problem with its best solution, and told step by step with prompt, answer, program and figures", async () => {
    const { id } = await start(await source(improving));
    await work();
    const page = await listChains({ ctx: mine(), input: { runId: id, limit: 3 } });
    expect(page.chains.map(({ problem: { slug }, kept, state, best }) => [slug, kept, state, best?.figures?.wallNs])).toEqual([["a", 3, "done", 16e6], ["b", 3, "done", 16e6], ["c", 3, "done", 16e6]]);
    expect((await listChains({ ctx: mine(), input: { runId: id, cursor: Number(page.nextCursor) } })).chains.map(({ problem: { slug } }) => slug)).toEqual(["d"]);
    const all = await getChain({ ctx: mine(), input: { runId: id, problem: "a" } });
    expect(all.generations.map(({ code, figures, isKept }) => [code?.trim(), figures?.wallNs, isKept])).toEqual([["# a ms=64", 64e6, true], ["# a ms=32", 32e6, true], ["# a ms=16", 16e6, true]]);
    expect(all.generations[1]?.prompt.map(({ content }) => content).join()).toContain("# a ms=64");
    const last = await getChain({ ctx: mine(), input: { runId: id, problem: "a", cursor: 2, limit: 1 } });
    expect([last.bestBefore?.trim(), last.generations.map(({ iteration }) => iteration), last.nextCursor]).toEqual(["# a ms=32", [2], null]);
  });

  it("can be read where it was measured by its owner and admins, and by nobody else", async () => {
    const { id } = await start(await source(improving), { problems: ["a"], iterations: 0 });
    await work();
    const execution = await bench.db.execution.findFirstOrThrow({ where: { generation: { runId: id } } });
    await bench.db.measurementProfile.update({ where: { id: trial.profileId }, data: { details: PROFILE } });
    const read = (ctx: typeof bench.ctx) => getExecution({ ctx, input: { id: execution.id } });
    expect(await read(mine())).toMatchObject({ kind: "generation", generation: { runId: id, modelName: "M", iteration: 0 }, problem: { slug: "a" }, beyond: { t: 0 }, figures: { wallNs: 64e6 } });
    expect((await read(as(bench.ctx, await person(bench.ctx, "admin")))).id).toBe(execution.id);
    for (const actor of [await person(bench.ctx), { kind: "visitor" as const }]) await expect(read(as(bench.ctx, actor))).rejects.toMatchObject({ code: "not_found" });
  });

  it("is a curve of which others see the iterations that are public", async () => {
    const { id } = await start(await source(improving));
    await work();
    const [first] = (await view(id)).curve;
    const submission = first?.submissionId ?? "";
    const points = async (ctx: typeof bench.ctx) => (await listIterations({ ctx, input: { id: submission } })).points.map(({ iteration }) => iteration);
    expect(await points(mine())).toEqual([0, 1, 2]);
    const visitor = as(bench.ctx, { kind: "visitor" });
    await expect(points(visitor)).rejects.toMatchObject({ code: "not_found" });
    await bench.db.submission.updateMany({ where: { iteration: { in: [0, 2] } }, data: { visibility: "public" } });
    expect(await points(visitor)).toEqual([0, 2]);
    expect((await getSubmission({ ctx: mine(), input: { id: submission } })).runId).toBe(id);
    expect((await getSubmission({ ctx: visitor, input: { id: submission } })).runId).toBeNull();
  });
});

describe("a run that nobody works on", () => {
  it("says why: no generate worker, a paused queue, one that drains, or no judge", async () => {
    const { id } = await start(await source(improving));
    const why = async () => (await view(id)).waitsBecause;
    expect(await why()).toContain("No generate worker");
    const heart = { name: "g:1", kind: "generate" as const, slots: 64, profileHash: null, profiles: [], unavailable: {}, state: "idle" as const, detail: null };
    await heartbeatWorker({ ctx: bench.ctx, input: heart });
    expect(await why()).toBeNull();
    await heartbeatWorker({ ctx: bench.ctx, input: { ...heart, state: "draining" } });
    expect(await why()).toContain("take no more jobs");
    await heartbeatWorker({ ctx: bench.ctx, input: heart });
    await heartbeatWorker({ ctx: bench.ctx, input: { ...heart, name: "j:1", kind: "judge", state: "waiting", detail: "The host is slow." } });
    expect(await why()).toBe("The host is slow.");
    await bench.db.queuePause.create({ data: { queue: GENERATE_QUEUE, reason: "new keys", pausedBy: "admin" } });
    expect(await why()).toContain("new keys");
  });

  it("ends with its jobs when an admin cancels them", async () => {
    const { id } = await start(await source(improving));
    const admin = as(bench.ctx, await person(bench.ctx, "admin"));
    const { jobs } = await listJobs({ ctx: admin, input: { queue: GENERATE_QUEUE, limit: 10 } });
    expect(jobs.map(({ subject }) => subject.text)).toEqual(SLUGS.map(() => "M"));
    expect(jobs[0]?.subject.href).toContain(`/improve/${id}/`);
    await cancelJobs({ ctx: admin, input: { queue: GENERATE_QUEUE, state: "waiting", reason: "too many" } });
    expect(await view(id)).toMatchObject({ state: "cancelled", stateReason: expect.stringContaining("too many") as string });
  });
});

const PROFILE = { cpuModel: "CPU", cores: 2, measuringCores: [1], kernel: "k", cgroupMode: "v1", imageDigest: "sha256:0", runnerVersion: "1", languageVersions: {}, hash: "p" };
