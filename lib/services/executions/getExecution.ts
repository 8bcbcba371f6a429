import { AppError } from "@/lib/core/errors";
import { evidenceSchema, figuresSchema, traceSchema } from "@/lib/core/judging";
import type { ExecutionView } from "@/lib/core/views/executions";
import type { Prisma } from "@/lib/generated/prisma/client";
import { readableRuns, readableSubmissions } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { beyondOf } from "../scoring/beyondOf";
import { referenceFigures, toMetricFigures } from "../scoring/referenceFigures";
import { toFigures } from "../views/figures";
import { toModelView } from "../views/modelView";
import { toProfileView } from "../views/profileView";
import { fastestReference } from "./fastestReference";

const PROBLEM = { select: { id: true, slug: true, title: true, set: { select: { slug: true } } } } as const;
const INCLUDE = {
  detail: true,
  profile: true,
  sample: { include: { code: true, problem: PROBLEM, submission: { include: { model: true } } } },
  reference: { include: { code: true, problem: PROBLEM } },
  generation: { include: { code: true, chain: { select: { problem: PROBLEM } }, run: { select: { id: true, language: true, source: { select: { model: { select: { name: true } } } } } } } },
} satisfies Prisma.ExecutionInclude;
type Row = Prisma.ExecutionGetPayload<{ include: typeof INCLUDE }>;

const storedFiguresSchema = figuresSchema.omit({ trace: true });

/** What was judged: a sample, a reference solution, or a completion of a run. */
interface Program {
  problem: { id: string; slug: string; title: string; set: { slug: string } };
  language: string;
  code: { text: string };
}

function programOf({ sample, reference, generation }: Row): Program | null {
  if (generation?.code) return { problem: generation.chain.problem, language: generation.run.language, code: generation.code };
  return sample ?? reference;
}

function generationPart({ generation }: Row): ExecutionView["generation"] {
  return generation && { runId: generation.run.id, modelName: generation.run.source.model.name, iteration: generation.iteration, position: generation.position };
}

/** One execution with its code, verdict, every repeat and the memory trace. Throws AppError not_found. */
export async function getExecution({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<ExecutionView> {
  const readable = { OR: [{ referenceId: { not: null } }, { sample: { submission: readableSubmissions(ctx.actor) } }, { generation: { run: readableRuns(ctx.actor) } }] };
  const row = await ctx.db.execution.findFirst({ where: { id: requireId(input.id, "execution"), AND: [readable] }, include: INCLUDE });
  const program = row && programOf(row);
  if (!row || !program) throw new AppError("not_found", `there is no execution ${input.id}`);
  const { problem } = program;
  const references = (await referenceFigures(ctx.db, { problemId: problem.id, profileId: row.profileId })).get(problem.id);
  const fastest = await fastestReference(ctx, problem.id, row.profileId);
  return {
    id: row.id,
    kind: row.generation ? "generation" : row.sample ? "sample" : "reference",
    problem: { setSlug: problem.set.slug, slug: problem.slug, title: problem.title },
    submission: row.sample ? { id: row.sample.submissionId, model: toModelView(row.sample.submission.model), position: row.sample.position } : null,
    generation: generationPart(row),
    referenceLabel: row.reference?.label ?? null,
    language: program.language,
    code: program.code.text,
    fastestReference: fastest?.executionId === row.id ? null : fastest,
    ...verdictPart(row),
    ...measuredPart(row),
    beyond: row.verdict === "IE" ? null : beyondOf(row.verdict, toMetricFigures(row), references),
    profile: toProfileView(row.profile.details),
    workerName: row.workerName,
    attempts: row.attempts,
    isReused: row.isReused,
    measuredAt: row.measuredAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

function verdictPart(row: Row): Pick<ExecutionView, "verdict" | "reason" | "failingCase" | "evidence"> {
  const evidence = evidenceSchema.parse(row.detail?.evidence);
  return {
    verdict: row.verdict as ExecutionView["verdict"],
    reason: row.reason,
    failingCase: row.failingCase,
    evidence: {
      exitCode: evidence.exitCode,
      signal: evidence.signal,
      stderrTail: evidence.stderrTail,
      input: evidence.publicCase?.input ?? null,
      expected: evidence.publicCase?.expected ?? null,
      actual: evidence.publicCase?.actual ?? null,
      compilerOutput: evidence.compileOutput === "" ? null : evidence.compileOutput,
    },
  };
}

type MeasuredPart = Pick<
  ExecutionView,
  "figures" | "peakSource" | "wallRelativeError" | "integralErrorByteSeconds" | "hostSpeed" | "repeats" | "trace" | "caseBordersNs"
>;

function measuredPart(row: Row): MeasuredPart {
  const figures = row.detail?.figures ? storedFiguresSchema.parse(row.detail.figures) : null;
  const trace = row.detail?.trace ? traceSchema.parse(row.detail.trace) : null;
  return {
    figures: toFigures(row),
    peakSource: row.peakSource,
    wallRelativeError: row.wallRelativeError,
    integralErrorByteSeconds: figures?.integralErrorByteSeconds ?? null,
    hostSpeed: figures?.hostSpeed ?? null,
    repeats: (figures?.repeats ?? []).map(({ wallNs, cpuNs, peakBytes, integralByteSeconds, yardstickNs, contamination }) => ({
      wallNs,
      cpuNs,
      peakBytes,
      integralByteSeconds,
      yardstickNs,
      contamination,
    })),
    trace: trace?.points ?? [],
    caseBordersNs: (trace?.caseStarts ?? []).map((start) => start.tNs),
  };
}
