import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Verdict } from "@/lib/core/verdict";
import { SCORE_QUEUE } from "@/lib/infra/queue/boss";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import { steerCalibration } from "@/lib/services/calibration/steerCalibration";
import { upsertProfile } from "@/lib/services/calibration/upsertProfile";
import type { Ctx } from "@/lib/services/context";
import { loadJudgingTask } from "@/lib/services/judging/loadJudgingTask";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { getLeaderboard } from "@/lib/services/leaderboard/getLeaderboard";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { getAdminSet, listAdminSets } from "@/lib/services/problem-sets/listAdminSets";
import { setCoverage } from "@/lib/services/problem-sets/setCoverage";
import { disableProblem, enableProblem } from "@/lib/services/problems/disableProblem";
import { getProblem } from "@/lib/services/problems/getProblem";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { getSubmission } from "@/lib/services/submissions/getSubmission";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { as, person } from "@/tests/support/accounts";
import { judged, problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { createScoreHandler } from "@/workers/scoring/scoreJob";
import { scoreJobSchema } from "@/lib/core/jobs";
import { profile } from "./profile";
import { refusedToOthers } from "./refused";

const SLUGS = ["a", "b", "c", "d"];
const never = new AbortController().signal;

let bench: ServiceBench;
let admin: Ctx;
let setId: string;
let profileId: string;
let calibrationId: string;

beforeEach(async () => {
  bench = await startServiceBench();
  admin = as(bench.ctx, await person(bench.ctx, "admin"));
  const imported = await problemSet([...SLUGS.map((slug) => problem(slug)), { ...problem("empty", 0), cases: [], notScorable: "it has no test case" }]);
  ({ setId } = await importProblemSet({ ctx: bench.ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } }));
  profileId = await upsertProfile({ ctx: bench.ctx, input: profile });
  ({ calibrationId } = await startCalibration({ ctx: bench.ctx, input: { setId, profileId } }));
});
afterEach(() => bench.close());

const by = () => ({ profileId, workerName: "w", attempts: 1 });
const references = () => bench.db.referenceSolution.findMany({ where: { problem: { setId } }, orderBy: [{ problem: { position: "asc" } }, { position: "asc" }], include: { problem: true } });

async function measure(slugs: readonly string[], verdict: Verdict = "AC"): Promise<void> {
  for (const reference of (await references()).filter((one) => slugs.includes(one.problem.slug))) {
    await recordExecution({ ctx: bench.ctx, input: { ...by(), job: { kind: "reference", referenceId: reference.id, calibrationId }, judged: judged(verdict, 10 * (reference.position + 1)) } });
  }
}

async function submit(model: string, verdicts: Partial<Record<string, Verdict>> = {}): Promise<string> {
  const bytes = new TextEncoder().encode(SLUGS.map((slug) => JSON.stringify({ problem: slug, language: "python", code: `print(input()) # ${slug} ${model}` })).join("\n"));
  const { id } = await createSubmission({ ctx: bench.ctx, input: { bytes, fileName: "s.jsonl", fields: { set: "trial", model, method: "vanilla" } } });
  for (const sample of await bench.db.sample.findMany({ where: { submissionId: id }, include: { problem: true } })) {
    await recordExecution({ ctx: bench.ctx, input: { ...by(), job: { kind: "sample", sampleId: sample.id }, judged: judged(verdicts[sample.problem.slug] ?? "AC", 5) } });
  }
  return id;
}

/** Does the scoring that is queued, as the worker would. */
async function score(): Promise<void> {
  const handle = createScoreHandler(bench.ctx);
  for (let jobs = await bench.boss.fetch(SCORE_QUEUE); jobs.length > 0; jobs = await bench.boss.fetch(SCORE_QUEUE)) {
    for (const job of jobs) {
      await handle({ data: scoreJobSchema.parse(job.data), number: 1, isLast: false, signal: never, leaving: never });
      await bench.boss.complete(SCORE_QUEUE, job.id);
    }
  }
}

const board = async () => (await getLeaderboard({ ctx: as(bench.ctx, { kind: "visitor" }), input: { set: "trial" } }));
const passOf = async (id: string) => (await board()).snapshot?.entries.find(({ submissionId }) => submissionId === id)?.metrics.passAt1.mean;

describe("a bad problem", () => {
  it("is disabled, enabled and looked for by nobody but admins", async () => {
    await refusedToOthers(bench.ctx, [
      (ctx) => disableProblem({ ctx, input: { set: "trial", slug: "a", reason: "because" } }),
      (ctx) => enableProblem({ ctx, input: { set: "trial", slug: "a" } }),
      (ctx) => setCoverage({ ctx, input: { set: "trial", limit: 1 } }),
      (ctx) => listAdminSets({ ctx, input: { limit: 1 } }),
      (ctx) => getAdminSet({ ctx, input: { slug: "trial" } }),
      (ctx) => steerCalibration({ ctx, input: { set: "trial", profile: profile.hash, action: "stop" } }),
    ]);
    expect(await bench.db.problem.count({ where: { disabledAt: { not: null } } })).toBe(0);
  });

  it("leaves scores, board and coverage at once with a public reason, and comes back as it was", async () => {
    await measure(SLUGS);
    const id = await submit("m/one", { a: "WA" });
    await score();
    expect(await passOf(id)).toBeCloseTo(0.75);

    await disableProblem({ ctx: admin, input: { set: "trial", slug: "a", reason: "Its third test is wrong" } });
    await score();
    expect(await passOf(id)).toBe(1);
    expect((await board()).disabled).toMatchObject([{ slug: "a", reason: "Its third test is wrong" }]);
    expect((await board()).snapshot?.problemCount).toBe(3);
    expect((await board()).set.scorableCount).toBe(3);
    expect((await getProblem({ ctx: bench.ctx, input: { set: "trial", slug: "a" } })).disabled?.reason).toBe("Its third test is wrong");
    expect((await getSubmission({ ctx: bench.ctx, input: { id } })).coverage).toEqual({ problems: 3, scorable: 3 });
    expect(await bench.db.auditEvent.findFirst({ where: { action: "problem.disable" } })).toMatchObject({ targetName: "trial/a", reason: "Its third test is wrong" });
    await expect(disableProblem({ ctx: admin, input: { set: "trial", slug: "a", reason: "again" } })).rejects.toMatchObject({ code: "conflict" });

    await enableProblem({ ctx: admin, input: { set: "trial", slug: "a" } });
    await score();
    expect(await passOf(id)).toBeCloseTo(0.75);
    expect((await board()).disabled).toEqual([]);
    await expect(enableProblem({ ctx: admin, input: { set: "trial", slug: "a" } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("whose sample could not be measured through our fault no longer fails the submission", async () => {
    await measure(SLUGS);
    await disableProblem({ ctx: admin, input: { set: "trial", slug: "b", reason: "it breaks the sandbox" } });
    const id = await submit("m/two", { b: "IE" });
    await score();
    expect(await passOf(id)).toBe(1);
  });

  it("does not hold up a calibration: its references are skipped, and measured first when it counts again", async () => {
    await measure(["a", "b"]);
    await disableProblem({ ctx: admin, input: { set: "trial", slug: "d", reason: "it hangs" } });
    const skipped = (await references()).find((one) => one.problem.slug === "d");
    const job = { kind: "reference", referenceId: skipped?.id ?? "", calibrationId } as const;
    expect(await loadJudgingTask({ ctx: bench.ctx, input: { job, profileIdOf: () => profileId } })).toEqual({ state: "skip", reason: "of a disabled problem" });
    await measure(["c"]);
    expect(await bench.db.calibration.findFirst()).toMatchObject({ state: "done", total: 6 });

    await enableProblem({ ctx: admin, input: { set: "trial", slug: "d" } });
    expect(await bench.db.calibration.findFirst()).toMatchObject({ state: "running", total: 8 });
    await measure(["d"]);
    expect(await bench.db.calibration.findFirst()).toMatchObject({ state: "done" });
  });

  it("is not the last one that counts", async () => {
    for (const slug of ["a", "b", "c"]) await disableProblem({ ctx: admin, input: { set: "trial", slug, reason: "bad" } });
    await expect(disableProblem({ ctx: admin, input: { set: "trial", slug: "d", reason: "bad" } })).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("Python") });
    expect(await bench.db.problem.count({ where: { disabledAt: { not: null } } })).toBe(3);
  });
});

describe("what may be wrong with problems", () => {
  it("is found by sort: no tests, no references, failing references, no signal, all failing one case", async () => {
    await measure(["a", "b"]);
    await measure(["c"], "WA");
    const same = (await references()).filter((one) => one.problem.slug === "d");
    for (const { id } of same) await recordExecution({ ctx: bench.ctx, input: { ...by(), job: { kind: "reference", referenceId: id, calibrationId }, judged: judged("AC", 10) } });
    for (const model of ["m/one", "m/two"]) await submit(model, { b: "WA" });
    const coverage = async (list?: Parameters<typeof setCoverage>[0]["input"]["list"]) => setCoverage({ ctx: admin, input: { set: "trial", limit: 10, list } });
    expect((await coverage()).counts).toEqual({ disabled: 0, "not-scorable": 1, "no-tests": 1, "no-references": 1, "no-signal": 1, "references-fail": 1, "same-case": 1 });
    const failing = (await coverage("references-fail")).rows[0];
    expect(failing).toMatchObject({ problem: { slug: "c" }, what: "2 of 2 measured references fail, all at test case 1." });
    expect(failing?.examples).toMatchObject([{ verdict: "WA", label: expect.stringContaining("human") }, {}]);
    expect((await coverage("same-case")).rows[0]).toMatchObject({ problem: { slug: "b" }, what: expect.stringContaining("2 submissions") });
    expect((await coverage("no-signal")).rows[0]).toMatchObject({ problem: { slug: "d" } });
    expect((await coverage("no-references")).rows[0]).toMatchObject({ problem: { slug: "empty" } });
  });

  it("is given page by page in the order of the set", async () => {
    for (const slug of ["a", "b", "c"]) await disableProblem({ ctx: admin, input: { set: "trial", slug, reason: "bad" } });
    const first = await setCoverage({ ctx: admin, input: { set: "trial", list: "disabled", limit: 2 } });
    const second = await setCoverage({ ctx: admin, input: { set: "trial", list: "disabled", limit: 2, cursor: Number(first.nextCursor) } });
    expect([first, second].map(({ rows }) => rows.map((row) => row.problem.slug))).toEqual([["a", "b"], ["c"]]);
    expect(second.nextCursor).toBeNull();
  });
});

describe("calibrations", () => {
  it("are stopped, gone on with and done again, and the set shows how far each is", async () => {
    await measure(["a"]);
    const steer = (action: "start" | "stop" | "again") => steerCalibration({ ctx: admin, input: { set: "trial", profile: profile.hash, action } });
    expect((await steer("stop")).calibration).toMatchObject({ state: "stopped", done: 2, total: 8 });
    expect((await steer("start")).calibration).toMatchObject({ state: "running", done: 2 });
    await measure(["b", "c", "d"]);
    expect((await getAdminSet({ ctx: admin, input: { slug: "trial" } })).calibrations).toMatchObject([{ language: "python3", profileHash: profile.hash, hasWorker: false, progress: { state: "done", done: 8 } }]);
    expect((await steer("again")).calibration).toMatchObject({ state: "running", done: 0, total: 8 });
    expect((await bench.db.auditEvent.findMany({ where: { action: { startsWith: "calibration." }, actorId: { not: null } }, orderBy: { id: "asc" } })).map(({ action }) => action)).toEqual(["calibration.stop", "calibration.start", "calibration.again", "calibration.start"]);
    await rescoreSet({ ctx: bench.ctx, input: { setId, profileId } });
    await expect(steerCalibration({ ctx: admin, input: { set: "trial", profile: "0".repeat(64), action: "start" } })).rejects.toMatchObject({ code: "not_found" });
  });
});
