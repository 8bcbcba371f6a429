import type { Verdict } from "@/lib/core/verdict";
import type { CreateSubmissionFields, SubmissionView } from "@/lib/core/views/submissions";
import type { UserActor } from "@/lib/services/accounts/access";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import type { Ctx } from "@/lib/services/context";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { computeLeaderboard } from "@/lib/services/scoring/computeLeaderboard";
import { scoreOneSubmission } from "@/lib/services/scoring/scoreOneSubmission";
import { createSubmission, type CreateSubmissionInput } from "@/lib/services/submissions/createSubmission";
import { as, person } from "./accounts";
import { judged, problem, problemSet, startServiceBench, type ServiceBench } from "./services";

export interface Trial {
  setId: string;
  profileId: string;
  /** Hands a solution of every problem in, in somebody's name; `mark` makes the programs different ones. */
  submit: (actor: Ctx["actor"], options?: SubmitOptions) => Promise<SubmissionView>;
  /** Judges all samples in the order of the set, AC where no verdict is given. */
  judge: (submissionId: string, verdicts?: Verdict[]) => Promise<void>;
  /** What a worker does with a score job. */
  score: (submissionId: string) => Promise<void>;
  /** All of it: handed in, judged, scored. */
  scored: (actor: Ctx["actor"], options?: SubmitOptions) => Promise<SubmissionView>;
}

export interface SubmitOptions extends Partial<Omit<CreateSubmissionInput, "fields">> {
  model?: string;
  fields?: Partial<CreateSubmissionFields>;
  mark?: string;
}

/** A small set `trial` that is calibrated, and what happens to submissions of it. */
export async function startTrial(bench: ServiceBench, slugs: readonly string[] = ["a", "b", "c", "d"]): Promise<Trial> {
  const { ctx, db } = bench;
  const imported = await problemSet(slugs.map((slug) => problem(slug)));
  const { setId } = await importProblemSet({ ctx, input: { slug: "trial", name: "Trial", kind: "venus", source: "test", revision: null, imported } });
  const details = { cpuModel: "CPU", cores: 2, measuringCores: [1], kernel: "k", cgroupMode: "v1", imageDigest: "sha256:0", runnerVersion: "1", languageVersions: {}, hash: "p" };
  const { id: profileId } = await db.measurementProfile.create({ data: { hash: "p", details } });
  const by = { profileId, workerName: "w", attempts: 1 };
  const { calibrationId } = await startCalibration({ ctx, input: { setId, profileId } });
  for (const reference of await db.referenceSolution.findMany({ where: { problem: { setId } } })) {
    const job = { kind: "reference", referenceId: reference.id, calibrationId } as const;
    await recordExecution({ ctx, input: { ...by, job, judged: judged("AC", 10 * (reference.position + 1)) } });
  }
  const submit: Trial["submit"] = (actor, { model = "m", fields, mark = "", ...input } = {}) => {
    const lines = slugs.map((slug) => JSON.stringify({ problem: slug, language: "python", code: `print(input()) # ${slug} ${mark}` }));
    const bytes = new TextEncoder().encode(lines.join("\n"));
    return createSubmission({ ctx: as(ctx, actor), input: { bytes, fileName: "s.jsonl", fields: { set: "trial", model, method: "vanilla", ...fields }, ...input } });
  };
  const judge: Trial["judge"] = async (submissionId, verdicts = []) => {
    const samples = await db.sample.findMany({ where: { submissionId }, orderBy: { problem: { position: "asc" } } });
    for (const [i, sample] of samples.entries()) {
      await recordExecution({ ctx, input: { ...by, job: { kind: "sample", sampleId: sample.id }, judged: judged(verdicts[i] ?? "AC", 5) } });
    }
  };
  const score: Trial["score"] = async (submissionId) => {
    const outcome = await scoreOneSubmission({ ctx, input: { submissionId } });
    if (outcome.state === "scored") await computeLeaderboard({ ctx, input: outcome });
  };
  const scored: Trial["scored"] = async (actor, options) => {
    const view = await submit(actor, options);
    await judge(view.id);
    await score(view.id);
    return view;
  };
  return { setId, profileId, submit, judge, score, scored };
}

export interface PeopledTrial {
  bench: ServiceBench;
  trial: Trial;
  /** Hands in and reports. */
  owner: UserActor;
  /** Another researcher, whom it is none of the business of. */
  other: UserActor;
  admin: UserActor;
}

export const VISITOR: Ctx["actor"] = { kind: "visitor" };
/** Of the log: what the system itself writes down is left out. */
export const BY_PEOPLE = { actorId: { not: null } };

/** A trial on a database of its own, with people; `now` stops the clock. */
export async function startPeopledTrial({ now }: { now?: Date } = {}): Promise<PeopledTrial> {
  const bench = await startServiceBench();
  if (now) bench.ctx.now = () => now;
  const trial = await startTrial(bench);
  const [owner, other, admin] = await Promise.all([person(bench.ctx), person(bench.ctx), person(bench.ctx, "admin")]);
  return { bench, trial, owner, other, admin };
}
