import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { JudgedExecution } from "@/lib/core/judging";
import type { JudgeJob } from "@/lib/core/jobs";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import { loadJudgingTask } from "@/lib/services/judging/loadJudgingTask";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { reuseExecution } from "@/lib/services/judging/reuseExecution";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { judged, problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";

const CODE = "print(input())";

let bench: ServiceBench;
let setId: string;
let profileId: string;

beforeEach(async () => {
  bench = await startServiceBench();
  const imported = await problemSet([problem("a"), problem("b")]);
  ({ setId } = await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } }));
  ({ id: profileId } = await bench.db.measurementProfile.create({ data: { hash: "p", details: {} } }));
});
afterEach(() => bench.close());

async function handIn(model: string, code = CODE, slug = "a"): Promise<Extract<JudgeJob, { kind: "sample" }>> {
  const bytes = new TextEncoder().encode(JSON.stringify({ problem: slug, language: "python", code }));
  const { id } = await createSubmission({ ctx: bench.ctx, input: { bytes, fileName: "s.jsonl", fields: { set: "trial", model, method: "vanilla" } } });
  const sample = await bench.db.sample.findFirstOrThrow({ where: { submissionId: id } });
  return { kind: "sample", sampleId: sample.id };
}

/** What a worker does first; false: it goes on and measures. */
async function reuse(job: JudgeJob, profile = profileId): Promise<boolean> {
  const found = await loadJudgingTask({ ctx: bench.ctx, input: { job, profileIdOf: () => profile } });
  if (found.state !== "ready") throw new Error(`the job is ${JSON.stringify(found)}`);
  return reuseExecution({ ctx: bench.ctx, input: found.task });
}

const record = (job: JudgeJob, result: JudgedExecution) =>
  recordExecution({ ctx: bench.ctx, input: { profileId, workerName: "w", attempts: 1, job, judged: result } });

describe("a program that is handed in again", () => {
  it("has the figures of its first measurement, is counted, and says when they were measured", async () => {
    const first = await handIn("m");
    await record(first, judged("AC", 7));
    const second = await handIn("m");
    expect(await reuse(second)).toBe(true);
    const [one, two] = await bench.db.execution.findMany({ orderBy: { createdAt: "asc" }, include: { detail: true, sample: { include: { submission: true } } } });
    expect(two).toMatchObject({ wallNs: one?.wallNs, verdict: "AC", isReused: true, measuredAt: one?.measuredAt });
    expect(two?.detail).toEqual({ ...one?.detail, executionId: two?.id });
    expect(two?.sample?.submission.doneCount).toBe(1);
  });

  it("keeps the verdict of a wrong one too", async () => {
    await record(await handIn("m"), judged("WA"));
    const second = await handIn("m");
    expect(await reuse(second)).toBe(true);
    expect(await bench.db.execution.findFirstOrThrow({ where: { sampleId: second.sampleId } })).toMatchObject({ verdict: "WA", wallNs: null });
  });

  it("has the figures of a reference solution with the same text", async () => {
    const { calibrationId } = await startCalibration({ ctx: bench.ctx, input: { setId, profileId } });
    const reference = await bench.db.referenceSolution.findFirstOrThrow({ where: { problem: { slug: "a" } }, include: { code: true } });
    await record({ kind: "reference", referenceId: reference.id, calibrationId }, judged("AC", 33));
    const job = await handIn("m", reference.code.text);
    expect(await reuse(job)).toBe(true);
    expect(await bench.db.execution.findFirstOrThrow({ where: { sampleId: job.sampleId } })).toMatchObject({ wallNs: 33_000_000n, calibrationId: null });
  });

  it("is measured where the first result was our own fault", async () => {
    await record(await handIn("m"), judged("IE"));
    expect(await reuse(await handIn("m"))).toBe(false);
  });

  it("is measured on another profile, on another problem, and when its text differs", async () => {
    await record(await handIn("m"), judged("AC"));
    const { id: other } = await bench.db.measurementProfile.create({ data: { hash: "q", details: {} } });
    expect(await reuse(await handIn("m"), other)).toBe(false);
    expect(await reuse(await handIn("m", CODE, "b"))).toBe(false);
    expect(await reuse(await handIn("m", `${CODE}\n`))).toBe(false);
  });

  it("is measured when that is asked for", async () => {
    await record(await handIn("m"), judged("AC"));
    const job = await handIn("m");
    expect(await reuse({ ...job, anew: true })).toBe(false);
    expect(await reuse(job)).toBe(true);
  });
});
