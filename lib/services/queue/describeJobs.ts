import { LANGUAGE_NAMES, type Language } from "@/lib/core/problem";
import type { JobSubject } from "@/lib/core/views/admin-queue";
import type { Tx } from "../context";
import type { QueuedJob } from "./control";
import { idsOf, targetOf } from "./jobTargets";

const PROBLEM = { select: { slug: true, title: true, set: { select: { slug: true, name: true } } } } as const;
const GONE = "no longer in the database";

/** What jobs are about, in words, by job id. */
export async function describeJobs(db: Tx, jobs: readonly QueuedJob[]): Promise<Map<string, JobSubject>> {
  const found = await lookUp(db, jobs);
  return new Map(jobs.map((job) => [job.id, describe(job, found)]));
}

type Found = Awaited<ReturnType<typeof lookUp>>;
type Row<Name extends keyof Found> = ReturnType<Found[Name]["get"]>;

async function lookUp(db: Tx, jobs: readonly QueuedJob[]) {
  const where = (name: Parameters<typeof idsOf>[1]) => ({ where: { id: { in: idsOf(jobs, name) } } });
  const model = { select: { name: true } };
  const run = { select: { id: true, source: { select: { model } } } };
  const [samples, references, submissions, sets, profiles, batches, imports, notices, generations, chains, runs] = await Promise.all([
    db.sample.findMany({ ...where("sampleId"), select: { id: true, position: true, submissionId: true, problem: PROBLEM, submission: { select: { model } } } }),
    db.referenceSolution.findMany({ ...where("referenceId"), select: { id: true, label: true, language: true, problem: PROBLEM } }),
    db.submission.findMany({ ...where("submissionId"), select: { id: true, model, set: { select: { name: true } } } }),
    db.problemSet.findMany({ ...where("setId"), select: { id: true, slug: true, name: true } }),
    db.measurementProfile.findMany({ ...where("profileId"), select: { id: true, language: true } }),
    db.executionBatch.findMany({ ...where("batchId"), select: { id: true, total: true, doneCount: true } }),
    db.importRun.findMany({ ...where("importId"), select: { id: true, request: true } }),
    db.notice.findMany({ ...where("noticeId"), select: { id: true, event: true, channel: true, user: { select: { name: true } } } }),
    db.generation.findMany({ ...where("generationId"), select: { id: true, iteration: true, run, chain: { select: { problem: PROBLEM } } } }),
    db.improvementChain.findMany({ ...where("chainId"), select: { id: true, iteration: true, run, problem: PROBLEM } }),
    db.improvementRun.findMany({ ...where("runId"), select: { id: true, source: { select: { model } } } }),
  ]);
  return {
    ...{ samples: byId(samples), references: byId(references), submissions: byId(submissions), sets: byId(sets) },
    ...{ profiles: byId(profiles), batches: byId(batches), imports: byId(imports), notices: byId(notices) },
    ...{ generations: byId(generations), chains: byId(chains), runs: byId(runs) },
  };
}

function byId<Row extends { id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function describe(job: QueuedJob, found: Found): JobSubject {
  const target = targetOf(job);
  if (target.sampleId) return ofSample(found.samples.get(target.sampleId));
  if (target.referenceId) return ofReference(found.references.get(target.referenceId));
  if (target.submissionId) return ofSubmission(found.submissions.get(target.submissionId), target.submissionId);
  if (target.setId) return ofSet(found.sets.get(target.setId), target.profileId ? found.profiles.get(target.profileId)?.language : undefined);
  if (target.batchId) return ofBatch(found.batches.get(target.batchId), target.batchId);
  if (target.importId) return ofImport(found.imports.get(target.importId));
  if (target.noticeId) return ofNotice(found.notices.get(target.noticeId));
  if (target.generationId) return ofGeneration(found.generations.get(target.generationId));
  if (target.chainId) return ofChain(found.chains.get(target.chainId));
  if (target.runId) return ofRun(found.runs.get(target.runId));
  return { text: job.queue, detail: null, href: null };
}

type Problem = { slug: string; title: string; set: { slug: string; name: string } };

function problemHref({ slug, set }: Problem): string {
  return `/problems/${encodeURIComponent(set.slug)}/${encodeURIComponent(slug)}`;
}

function ofSample(row: Row<"samples">): JobSubject {
  if (!row) return { text: "A sample", detail: GONE, href: null };
  const number = row.position > 0 ? `, sample ${row.position + 1}` : "";
  return { text: row.submission.model.name, detail: `${row.problem.title} (${row.problem.set.name})${number}`, href: `/submissions/${row.submissionId}` };
}

function ofReference(row: Row<"references">): JobSubject {
  if (!row) return { text: "A reference solution", detail: GONE, href: null };
  // Sets without recorded figures number their references: "reference 3".
  return { text: `Reference ${row.label.replace(/^reference /, "")}`, detail: `${row.problem.title} (${row.problem.set.name}), ${nameOf(row.language)}`, href: problemHref(row.problem) };
}

function ofSubmission(row: Row<"submissions">, id: string): JobSubject {
  return row ? { text: row.model.name, detail: `on ${row.set.name}`, href: `/submissions/${id}` } : { text: "A submission", detail: GONE, href: null };
}

function ofSet(row: Row<"sets">, language: string | undefined): JobSubject {
  if (!row) return { text: "A problem set", detail: GONE, href: null };
  return { text: `All scores on ${row.name}`, detail: language ? nameOf(language) : null, href: `/admin/sets/${encodeURIComponent(row.slug)}` };
}

function ofGeneration(row: Row<"generations">): JobSubject {
  return row ? stepOf(row.run, row.chain.problem, row.iteration) : { text: "A generated solution", detail: GONE, href: null };
}

function ofChain(row: Row<"chains">): JobSubject {
  return row ? stepOf(row.run, row.problem, row.iteration) : { text: "A step of an improvement run", detail: GONE, href: null };
}

function stepOf(run: { id: string; source: { model: { name: string } } }, problem: Problem, iteration: number): JobSubject {
  return { text: run.source.model.name, detail: `${problem.title} (${problem.set.name}), iteration ${iteration}`, href: `/improve/${run.id}/${encodeURIComponent(problem.slug)}` };
}

function ofRun(row: Row<"runs">): JobSubject {
  return row ? { text: row.source.model.name, detail: "an iteration of its improvement run", href: `/improve/${row.id}` } : { text: "An improvement run", detail: GONE, href: null };
}

function ofBatch(row: Row<"batches">, id: string): JobSubject {
  return row ? { text: `Batch of ${row.total} executions`, detail: `${row.doneCount} done · ${id}`, href: null } : { text: "A batch of executions", detail: GONE, href: null };
}

function ofImport(row: Row<"imports">): JobSubject {
  if (!row) return { text: "An import", detail: GONE, href: null };
  const { name, source } = row.request as { name: string; source: string };
  return { text: `Import of ${name}`, detail: source, href: `/admin/sets/imports/${row.id}` };
}

function ofNotice(row: Row<"notices">): JobSubject {
  if (!row) return { text: "A notice", detail: GONE, href: null };
  return { text: `Notice to ${row.user.name}`, detail: `${row.event} by ${row.channel}`, href: null };
}

function nameOf(language: string): string {
  return LANGUAGE_NAMES[language as Language] ?? language;
}
