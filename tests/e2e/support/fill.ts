import { readFile } from "node:fs/promises";
import path from "node:path";
import type { JudgeJob } from "@/lib/core/jobs";
import type { MeasurementProfile } from "@/lib/core/measurement";
import type { ImportedProblem, Language } from "@/lib/core/problem";
import type { Verdict } from "@/lib/core/verdict";
import type { CreateSubmissionFields } from "@/lib/core/views/submissions";
import { loadProblemSet } from "@/lib/infra/sources";
import { startCalibration } from "@/lib/services/calibration/startCalibration";
import { upsertProfile } from "@/lib/services/calibration/upsertProfile";
import type { Ctx } from "@/lib/services/context";
import { recordExecution } from "@/lib/services/judging/recordExecution";
import { importProblemSet } from "@/lib/services/problem-sets/importProblemSet";
import { rescoreSet } from "@/lib/services/scoring/rescoreSet";
import { createSubmission } from "@/lib/services/submissions/createSubmission";
import { measured, seeded, verdictOnly } from "./made-up";

const ROOT = path.join(import.meta.dirname, "../../..");

const profileOf = (language: Language): MeasurementProfile => ({
  language,
  cpuModel: "Example CPU @ 2.60GHz", cores: 2, measuringCores: [1], degraded: false, kernel: "6.1.0-test", cgroupMode: "v1",
  imageDigest: "sha256:9f3c1f0d7a7b", runnerVersion: "1.0.0", languageVersions: { [language]: "12.2.0" }, yardstick: { program: "e".repeat(64), referenceNs: 13_000_000 }, hash: language.padEnd(64, "f"),
});

export interface MadeUpEntry extends Partial<CreateSubmissionFields> {
  model: string;
  /** 0 to 1: the share of accepted samples, and how lean these are. */
  skill: number;
  lean: number;
}

export const ENTRIES: readonly MadeUpEntry[] = [
  { model: "example/Coder-32B-Instruct", skill: 0.86, lean: 0.62, sizeBillions: 32, openWeights: true, licence: "apache-2.0" },
  { model: "example/Small-3B", method: "grpo", iteration: 8, skill: 0.78, lean: 0.7, sizeBillions: 3, openWeights: true, licence: "mit" },
  { model: "example/Small-3B", method: "grpo", iteration: 4, skill: 0.7, lean: 0.55, sizeBillions: 3, openWeights: true, licence: "mit" },
  { model: "example/Small-3B", method: "grpo", iteration: 0, skill: 0.6, lean: 0.35, sizeBillions: 3, openWeights: true, licence: "mit" },
  { model: "example/Small-3B", method: "dpo", iteration: 8, skill: 0.62, lean: 0.42, sizeBillions: 3, openWeights: true, licence: "mit" },
  { model: "example/Small-3B", method: "dpo", iteration: 0, skill: 0.6, lean: 0.33, sizeBillions: 3, openWeights: true, licence: "mit" },
  { model: "vendor/Large-API-2026-10", skill: 0.93, lean: 0.48 },
  { model: "example/Coder-7B-Instruct-With-A-Rather-Long-Name", skill: 0.66, lean: 0.4, sizeBillions: 7, openWeights: true, licence: "apache-2.0" },
];

async function record(ctx: Ctx, job: JudgeJob, profileId: string, judged: ReturnType<typeof measured>): Promise<void> {
  await recordExecution({ ctx, input: { job, judged, profileId, workerName: "test-host/1", attempts: 1 } });
}

async function calibrate(ctx: Ctx, setId: string, language: Language, profileId: string, upTo: number): Promise<void> {
  const { calibrationId } = await startCalibration({ ctx, input: { setId, profileId } });
  const references = await ctx.db.referenceSolution.findMany({ where: { language, problem: { setId } }, orderBy: [{ problem: { position: "asc" } }, { position: "asc" }] });
  const random = seeded(7);
  for (const reference of references.slice(0, Math.ceil(references.length * upTo))) {
    const ms = 12 * 10 ** (random() * 1.4);
    await record(ctx, { kind: "reference", referenceId: reference.id, calibrationId }, profileId, measured(random, ms, 11 + random() ** 3 * 90));
  }
}

/** Judges the samples of a submission, or the first share of them. */
export async function judgeSamples(ctx: Ctx, profileId: string, submissionId: string, entry: MadeUpEntry, upTo = 1): Promise<void> {
  const samples = await ctx.db.sample.findMany({ where: { submissionId }, orderBy: { problem: { position: "asc" } } });
  const random = seeded([...entry.model].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), entry.iteration ?? 1));
  for (const sample of samples.slice(0, Math.ceil(samples.length * upTo))) {
    const failures: Verdict[] = ["WA", "WA", "TLE", "RE", "CE"];
    const judged = random() < entry.skill
      ? measured(random, 12 * 10 ** (random() * 1.4 * (1.25 - entry.lean)), 11 + random() ** 3 * 90 * (1.3 - entry.lean))
      : verdictOnly(failures[Math.floor(random() * failures.length)] ?? "WA");
    await record(ctx, { kind: "sample", sampleId: sample.id }, profileId, judged);
  }
}

export async function submitEntry(ctx: Ctx, entry: MadeUpEntry, language: Language = "python3"): Promise<string> {
  const text = await readFile(path.join(ROOT, "problems/examples/example-plain.jsonl"), "utf8");
  const bytes = new TextEncoder().encode(text.replaceAll('"language": "python"', `"language": "${language}"`));
  const { skill: _skill, lean: _lean, ...fields } = entry;
  const input = { fields: { set: "starter", method: "vanilla" as const, ...fields }, bytes, fileName: "samples.jsonl" };
  return (await createSubmission({ ctx, input })).id;
}

export interface Filled {
  setId: string;
  /** Of Python. */
  profileId: string;
  submissionIds: string[];
}

export interface FillOptions {
  /** Share of the references that are measured. */
  calibrated?: number;
  entries?: readonly MadeUpEntry[];
  /** Entries in a second language: the set then has reference solutions in it as well. */
  others?: { language: Language; entries: readonly MadeUpEntry[] };
}

/** References in these languages alone, as many in each as there are in Python. */
function withLanguages(problem: ImportedProblem, languages: readonly Language[]): ImportedProblem {
  const python = problem.references.filter(({ language }) => language === "python3");
  const references = languages.flatMap((language) => python.map((reference) => ({ ...reference, language })));
  const harness = { ...Object.fromEntries(languages.map((language) => [language, { kind: "script" as const }])), ...problem.harness };
  return { ...problem, references, harness };
}

/** The starter set with made-up measurements: calibrated up to a share, and scored entries once it is all. */
export async function fill(ctx: Ctx, { calibrated = 1, entries = ENTRIES, others }: FillOptions = {}): Promise<Filled> {
  const starter = await loadProblemSet({ source: path.join(ROOT, "problems/starter.jsonl.gz"), kind: "venus" });
  const groups = [{ language: "python3" as Language, entries }, ...(others ? [others] : [])];
  const problems = starter.problems.map((problem) => withLanguages(problem, groups.map(({ language }) => language)));
  const imported = { ...starter, problems };
  const { setId } = await importProblemSet({ ctx, input: { slug: "starter", name: "Starter", kind: "starter", source: "problems/starter.jsonl.gz", revision: null, imported } });
  const profileIds: string[] = [];
  const submissionIds: string[] = [];
  for (const { language, entries: own } of groups) {
    const profileId = await upsertProfile({ ctx, input: profileOf(language) });
    profileIds.push(profileId);
    await calibrate(ctx, setId, language, profileId, calibrated);
    for (const entry of own) {
      const id = await submitEntry(ctx, entry, language);
      await judgeSamples(ctx, profileId, id, entry);
      submissionIds.push(id);
    }
    await rescoreSet({ ctx, input: { setId, profileId } });
  }
  return { setId, profileId: profileIds[0] ?? "", submissionIds };
}
