import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { samplesInQueue } from "@/lib/infra/queue/liveJobs";
import { JUDGE_QUEUE, SCORE_QUEUE } from "@/lib/infra/queue/boss";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import { stopCalibration } from "@/lib/services/calibration/stopCalibration";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { loadJudgingTask } from "@/lib/services/judging/loadJudgingTask";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { requeueLost } from "@/lib/services/judging/requeueLost";
import { getLeaderboard } from "@/lib/services/leaderboard/getLeaderboard";
import { computeLeaderboard } from "@/lib/services/scoring/computeLeaderboard";
import { remeasureSet } from "@/lib/services/scoring/remeasureSet";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { scoreOneSubmission } from "@/lib/services/scoring/scoreOneSubmission";
import { cancelSubmission } from "@/lib/services/submissions/cancelSubmission";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { listSamples } from "@/lib/services/submissions/listSamples";
import { heartbeatWorker } from "@/lib/services/workers/heartbeat";
import type { Verdict } from "@/lib/core/verdict";
import { judged, problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";

/** Enough problems for intervals that mean something. */
const SLUGS = ["a", "b", "c", "d", "e", "f", "g", "h"];

let bench: ServiceBench;
let setId: string;
let profileId: string;

beforeEach(async () => {
  bench = await startServiceBench();
  const imported = await problemSet(SLUGS.map((slug) => problem(slug)));
  ({ setId } = await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } }));
  const details = { cpuModel: "CPU", cores: 2, measuringCores: [1], kernel: "k", cgroupMode: "v1", imageDigest: "sha256:0", runnerVersion: "1", languageVersions: {}, hash: "p" };
  ({ id: profileId } = await bench.db.measurementProfile.create({ data: { hash: "p", details } }));
});
afterEach(() => bench.close());

const by = () => ({ profileId, workerName: "w", attempts: 1 });
const file = (lines: object[]) => new TextEncoder().encode(lines.map((line) => JSON.stringify(line)).join("\n"));
const fullFile = () => file(SLUGS.map((slug) => ({ problem: slug, language: "python", code: `print(input()) # ${slug}` })));

function submit(model: string, bytes = fullFile(), idempotencyKey?: string) {
  return createSubmission({ ctx: bench.ctx, input: { bytes, fileName: "s.jsonl", fields: { set: "trial", model, method: "vanilla" }, idempotencyKey } });
}

async function calibrate(): Promise<void> {
  const { calibrationId } = await startCalibration({ ctx: bench.ctx, input: { setId, profileId } });
  const references = await bench.db.referenceSolution.findMany({ where: { problem: { setId } }, orderBy: { position: "asc" } });
  for (const reference of references) {
    const job = { kind: "reference", referenceId: reference.id, calibrationId } as const;
    await recordExecution({ ctx: bench.ctx, input: { ...by(), job, judged: judged("AC", 10 * (reference.position + 1)) } });
  }
}

async function judgeAll(submissionId: string, verdicts: Verdict[], ms = 5): Promise<void> {
  const samples = await bench.db.sample.findMany({ where: { submissionId }, orderBy: { problem: { position: "asc" } } });
  for (const [i, sample] of samples.entries()) {
    await recordExecution({ ctx: bench.ctx, input: { ...by(), job: { kind: "sample", sampleId: sample.id }, judged: judged(verdicts[i] ?? "AC", ms) } });
  }
}

const queued = async (name: string) => (await bench.boss.findJobs(name)).length;

describe("a paused host", () => {
  it("is told to whoever waits for it, with the reason, while every living worker waits", async () => {
    const { id } = await submit("paused");
    const view = () => getSubmission({ ctx: bench.ctx, input: { id } }).then(({ pausedBecause }) => pausedBecause);
    const worker = { kind: "judge" as const, profileHash: "p", profiles: ["p"], unavailable: {} };
    await heartbeatWorker({ ctx: bench.ctx, input: { ...worker, name: "a", state: "waiting", detail: "the host runs 40 % slower" } });
    expect(await view()).toBe("the host runs 40 % slower");
    await heartbeatWorker({ ctx: bench.ctx, input: { ...worker, name: "b", state: "busy", detail: null } });
    expect(await view()).toBeNull();
  });
});

describe("a submission", () => {
  it("is written with one job per sample", async () => {
    const submission = await submit("m");
    expect(submission).toMatchObject({ state: "queued", sampleCount: 8, doneCount: 0 });
    expect((await samplesInQueue(bench.boss)).size).toBe(8);
  });

  it("leaves neither rows nor jobs behind when its transaction fails", async () => {
    const failing = { ...bench.ctx, queue: { ...bench.ctx.queue, enqueueJudging: () => Promise.reject(new Error("the queue is down")) } };
    const attempt = createSubmission({ ctx: failing, input: { bytes: fullFile(), fileName: "s.jsonl", fields: { set: "trial", model: "m", method: "vanilla" } } });
    await expect(attempt).rejects.toThrow("the queue is down");
    expect(await bench.db.submission.count()).toBe(0);
    expect(await bench.db.sample.count()).toBe(0);
    expect(await queued(JUDGE_QUEUE)).toBe(0);
  });

  it("is refused whole, with its faults, before anything is written", async () => {
    const bytes = file([{ problem: "a", language: "python", code: "x" }, { problem: "nowhere", language: "python", code: "x" }]);
    await expect(submit("m", bytes)).rejects.toMatchObject({ code: "unknown_problem", faults: [{ where: "line 2" }] });
    expect(await bench.db.submission.count()).toBe(0);
  });

  it("is made once for one idempotency key, also by two calls at once", async () => {
    const all = await Promise.all([submit("m", fullFile(), "key"), submit("m", fullFile(), "key"), submit("m", fullFile(), "key")]);
    expect(new Set(all.map((s) => s.id)).size).toBe(1);
    expect(await bench.db.submission.count()).toBe(1);
  });

  it("is refused for a key that another file was sent with", async () => {
    await submit("m", fullFile(), "key");
    await expect(submit("m", file([{ problem: "a", language: "python", code: "print(1)" }]), "key")).rejects.toMatchObject({ code: "conflict" });
    await expect(submit("another", fullFile(), "key")).rejects.toMatchObject({ code: "conflict" });
  });

  it("skips its queued samples once cancelled", async () => {
    const { id } = await submit("m");
    await cancelSubmission({ ctx: bench.ctx, input: { id } });
    const sample = await bench.db.sample.findFirstOrThrow({ where: { submissionId: id } });
    const found = await loadJudgingTask({ ctx: bench.ctx, input: { job: { kind: "sample", sampleId: sample.id }, profileIdOf: () => profileId } });
    expect(found).toEqual({ state: "skip", reason: "cancelled" });
    await expect(cancelSubmission({ ctx: bench.ctx, input: { id } })).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a result", () => {
  it("counts once however often it is reported, also at the same time", async () => {
    const { id } = await submit("m");
    const sample = await bench.db.sample.findFirstOrThrow({ where: { submissionId: id } });
    const input = { ...by(), job: { kind: "sample", sampleId: sample.id } as const, judged: judged("AC") };
    const written = await Promise.all([1, 2, 3, 4].map(() => recordExecution({ ctx: bench.ctx, input })));
    expect(written.filter(Boolean)).toHaveLength(1);
    expect((await getSubmission({ ctx: bench.ctx, input: { id } })).doneCount).toBe(1);
  });

  it("of the last sample asks for scoring exactly once when the last ones come together", async () => {
    const { id } = await submit("m");
    const samples = await bench.db.sample.findMany({ where: { submissionId: id } });
    await Promise.all(samples.map((s) => recordExecution({ ctx: bench.ctx, input: { ...by(), job: { kind: "sample", sampleId: s.id }, judged: judged("WA") } })));
    expect(await queued(SCORE_QUEUE)).toBe(1);
  });

  it("appears in the rows of its submission with its Beyond", async () => {
    await calibrate();
    const { id } = await submit("m");
    await judgeAll(id, ["AC", "WA", "AC"], 15);
    const { rows } = await listSamples({ ctx: bench.ctx, input: { submissionId: id } });
    expect(rows.slice(0, 3).map((r) => [r.verdict, r.beyond?.t])).toEqual([["AC", 0.5], ["WA", 0], ["AC", 0.5]]);
  });
});

describe("calibration", () => {
  it("resumes with what is missing alone after a stop", async () => {
    const first = await startCalibration({ ctx: bench.ctx, input: { setId, profileId } });
    expect(first).toMatchObject({ total: 16, queued: 16 });
    const reference = await bench.db.referenceSolution.findFirstOrThrow({ where: { problem: { setId } } });
    const job = { kind: "reference", referenceId: reference.id, calibrationId: first.calibrationId } as const;
    await recordExecution({ ctx: bench.ctx, input: { ...by(), job, judged: judged("AC") } });
    await stopCalibration({ ctx: bench.ctx, input: { setId, profileId } });
    const other = await bench.db.referenceSolution.findFirstOrThrow({ where: { problem: { setId }, NOT: { id: reference.id } } });
    const skipped = await loadJudgingTask({ ctx: bench.ctx, input: { job: { ...job, referenceId: other.id }, profileIdOf: () => profileId } });
    expect(skipped).toEqual({ state: "skip", reason: "stopped" });
    expect(await startCalibration({ ctx: bench.ctx, input: { setId, profileId } })).toMatchObject({ queued: 15 });
  });

  it("is never measured by a worker of another profile", async () => {
    const { calibrationId } = await startCalibration({ ctx: bench.ctx, input: { setId, profileId } });
    const reference = await bench.db.referenceSolution.findFirstOrThrow({ where: { problem: { setId } } });
    const other = await bench.db.measurementProfile.create({ data: { hash: "q", details: {} } });
    const load = () => loadJudgingTask({ ctx: bench.ctx, input: { job: { kind: "reference", referenceId: reference.id, calibrationId }, profileIdOf: () => other.id } });
    expect(await load()).toEqual({ state: "skip", reason: "of a profile that no worker has" });
    await bench.db.worker.create({ data: { name: "w", kind: "judge", profileHash: "p", profiles: ["p"] } });
    expect(await load()).toEqual({ state: "elsewhere" });
  });

  it("on another profile starts from nothing", async () => {
    await calibrate();
    const other = await bench.db.measurementProfile.create({ data: { hash: "q", details: {} } });
    expect(await startCalibration({ ctx: bench.ctx, input: { setId, profileId: other.id } })).toMatchObject({ queued: 16 });
  });
});

describe("scoring", () => {
  it("waits for the calibration and then scores what waited", async () => {
    const { id } = await submit("m");
    await judgeAll(id, ["AC", "AC", "WA"]);
    expect(await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId: id } })).toEqual({ state: "waiting", for: "calibration" });
    await calibrate();
    expect(await rescoreSet({ ctx: bench.ctx, input: { setId, profileId } })).toEqual({ scored: 1, entries: 1 });
    const view = await getSubmission({ ctx: bench.ctx, input: { id } });
    expect(view.state).toBe("scored");
    expect(view.scores?.passAt1.mean).toBeCloseTo(7 / 8);
    expect(view.scores?.beyondT.mean).toBeCloseTo(7 / 8);
  });

  it("measures the samples of an older profile again rather than mix figures of two", async () => {
    const { id } = await submit("m");
    const samples = await bench.db.sample.findMany({ where: { submissionId: id }, orderBy: { problem: { position: "asc" } } });
    const old = await bench.db.measurementProfile.create({ data: { hash: "old", details: {} } });
    const record = (sampleId: string, on: string) =>
      recordExecution({ ctx: bench.ctx, input: { ...by(), profileId: on, job: { kind: "sample", sampleId }, judged: judged("AC", 5) } });
    for (const [i, sample] of samples.entries()) await record(sample.id, i < 3 ? old.id : profileId);
    await calibrate();
    expect(await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId: id } })).toEqual({ state: "waiting", for: "samples" });
    for (const sample of samples.slice(0, 3)) await record(sample.id, profileId);
    expect(await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId: id } })).toMatchObject({ state: "scored", profileId });
    expect(await getSubmission({ ctx: bench.ctx, input: { id } })).toMatchObject({ doneCount: 8, verdictCounts: { AC: 8 } });
  });

  it("never counts an infrastructure error as nought: the submission fails and says why", async () => {
    await calibrate();
    const { id } = await submit("m");
    await judgeAll(id, ["AC", "IE", "AC"]);
    expect(await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId: id } })).toMatchObject({ state: "failed" });
    const view = await getSubmission({ ctx: bench.ctx, input: { id } });
    expect(view).toMatchObject({ state: "failed", scores: null });
    expect(view.stateReason).toContain("our own fault");
  });

  it("ranks entries that the set cannot tell apart on the same range, and a clear one before them", async () => {
    await calibrate();
    const fast = await submit("fast");
    const slow = await submit("slow");
    await judgeAll(fast.id, [], 5);
    await judgeAll(slow.id, [], 25);
    for (const { id } of [fast, slow]) await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId: id } });
    await computeLeaderboard({ ctx: bench.ctx, input: { setId, profileId } });
    const board = await getLeaderboard({ ctx: bench.ctx, input: { set: "trial" } });
    expect(board.snapshot?.entries.map((e) => [e.model.name, e.ranks.beyondT, e.ranks.passAt1])).toEqual([
      ["fast", { low: 1, high: 1 }, { low: 1, high: 2 }],
      ["slow", { low: 2, high: 2 }, { low: 1, high: 2 }],
    ]);
  });
});

describe("a set calibrated on a new profile", () => {
  it("has its entries measured again there, their old scores kept until then", async () => {
    await calibrate();
    const { id } = await submit("m");
    await judgeAll(id, []);
    await scoreOneSubmission({ ctx: bench.ctx, input: { submissionId: id } });
    const renewed = await bench.db.measurementProfile.create({ data: { hash: "renewed", details: {} } });
    expect(await remeasureSet({ ctx: bench.ctx, input: { setId, profileId: renewed.id } })).toEqual({ submissions: 1 });
    expect(await getSubmission({ ctx: bench.ctx, input: { id } })).toMatchObject({ state: "running", doneCount: 0, scores: { passAt1: { mean: 1 } } });
    const sample = await bench.db.sample.findFirstOrThrow({ where: { submissionId: id } });
    const job = { kind: "sample", sampleId: sample.id, profileId: renewed.id } as const;
    expect(await loadJudgingTask({ ctx: bench.ctx, input: { job, profileIdOf: () => profileId } })).toMatchObject({ state: "skip" });
    expect(await loadJudgingTask({ ctx: bench.ctx, input: { job, profileIdOf: () => renewed.id } })).toMatchObject({ state: "ready" });
  });
});

describe("the safety net", () => {
  it("lets a worker finish what waits for a profile that is gone", async () => {
    const { id } = await submit("m");
    await judgeAll(id, []);
    const renewed = await bench.db.measurementProfile.create({ data: { hash: "renewed", details: {} } });
    await bench.db.submission.update({ where: { id }, data: { doneCount: 0, state: "running" } });
    await bench.boss.deleteAllJobs(JUDGE_QUEUE);
    await requeueLost({ ctx: bench.ctx, input: { queued: { samples: new Set(), references: new Set() }, profiles: new Map([["python3", renewed.id]]) } });
    expect((await samplesInQueue(bench.boss)).size).toBe(8);
  });

  it("puts back a sample whose job is gone, and no other", async () => {
    await submit("m");
    const [lost] = await bench.boss.findJobs<{ sampleId: string }>(JUDGE_QUEUE);
    await bench.boss.deleteJob(JUDGE_QUEUE, lost?.id ?? "");
    const samples = await samplesInQueue(bench.boss);
    expect(samples.size).toBe(7);
    expect(await requeueLost({ ctx: bench.ctx, input: { queued: { samples, references: new Set() }, profiles: new Map([["python3", profileId]]) } })).toMatchObject({ jobs: 1 });
    expect((await samplesInQueue(bench.boss)).size).toBe(8);
  });
});
