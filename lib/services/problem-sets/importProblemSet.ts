import type { ImportedProblem, ImportedProblemSet, ProblemSetKind } from "@/lib/core/problem";
import { AppError } from "@/lib/core/errors";
import { sha256Hex } from "@/lib/core/hash";
import type { Prisma } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import { audit } from "../accounts/audit";
import type { Ctx, Tx } from "../context";
import { countScorable } from "./scorableIn";

export interface ImportProblemSetInput {
  slug: string;
  name: string;
  kind: ProblemSetKind;
  source: string;
  revision: string | null;
  imported: ImportedProblemSet;
  onProgress?: (done: number, total: number) => void;
}

export interface ImportProblemSetResult {
  setId: string;
  /** False when this very content was there already. */
  created: boolean;
  problems: number;
  scorable: number;
}

const CHUNK = 50;
const IMPORT_TIMEOUT_MS = 30 * 60 * 1000;

/**
 * Writes a problem set in one transaction and makes it the current version of its slug.
 * Idempotent: content that is there already is made current again and nothing else changes.
 * Throws AppError unauthenticated, forbidden, or invalid_input when no problem is left to import.
 */
export async function importProblemSet({ ctx, input }: { ctx: Ctx; input: ImportProblemSetInput }): Promise<ImportProblemSetResult> {
  requireAdmin(ctx.actor);
  const { problems, contentHash } = input.imported;
  if (problems.length === 0) {
    throw new AppError("invalid_input", `${input.source} holds no problem that could be imported`, {
      hint: "Check that the file is a Venus or APPS problem set; the faults name each bad row.",
      faults: input.imported.rowFaults.slice(0, 50).map((f) => ({ where: `row ${f.row}, ${f.where}`, problem: f.problem })),
      moreFaults: Math.max(0, input.imported.rowFaults.length - 50),
    });
  }
  const scorable = problems.filter((p) => p.notScorable === null).length;
  return ctx.db.$transaction(
    async (tx) => {
      await lockSlug(tx, input.slug);
      const present = await tx.problemSet.findUnique({ where: { slug_contentHash: { slug: input.slug, contentHash } } });
      await tx.problemSet.updateMany({ where: { slug: input.slug, isCurrent: true, NOT: { contentHash } }, data: { isCurrent: false } });
      if (present) {
        await tx.problemSet.update({ where: { id: present.id }, data: { isCurrent: true } });
        return { setId: present.id, created: false, problems: present.problemCount, scorable: present.scorableCount };
      }
      const set = await tx.problemSet.create({ data: setRow(input, scorable) });
      await audit(tx, ctx.actor, { action: "problem-set.import", target: { kind: "problem-set", id: set.id, name: input.name }, detail: { source: input.source, problems: problems.length, version: contentHash.slice(0, 12) } });
      for (let from = 0; from < problems.length; from += CHUNK) {
        await writeProblems(tx, set.id, from, problems.slice(from, from + CHUNK));
        input.onProgress?.(Math.min(from + CHUNK, problems.length), problems.length);
      }
      return { setId: set.id, created: true, problems: problems.length, scorable };
    },
    { timeout: IMPORT_TIMEOUT_MS, maxWait: 60_000 },
  );
}

/** Two imports of one slug at once would both become current. */
async function lockSlug(tx: Tx, slug: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtext(${`problem-set:${slug}`}))) AS locked`;
}

function setRow(input: ImportProblemSetInput, scorableCount: number): Prisma.ProblemSetCreateInput {
  return {
    slug: input.slug,
    name: input.name,
    kind: input.kind,
    contentHash: input.imported.contentHash,
    source: input.source,
    revision: input.revision,
    problemCount: input.imported.problems.length,
    scorableCount,
    scorableIn: countScorable(input.imported.problems),
    rowFaults: input.imported.rowFaults,
  };
}

async function writeProblems(tx: Tx, setId: string, from: number, problems: ImportedProblem[]): Promise<void> {
  const rows = await tx.problem.createManyAndReturn({
    data: problems.map((problem, i) => problemRow(setId, from + i, problem)),
    select: { id: true, position: true },
  });
  const idOf = new Map(rows.map((row) => [row.position, row.id]));
  const withIds = problems.map((problem, i) => ({ problem, id: idOf.get(from + i) ?? missingRow(problem.slug) }));
  await tx.problemContent.createMany({ data: withIds.map(({ problem, id }) => contentRow(id, problem)) });
  await tx.testCase.createMany({
    data: withIds.flatMap(({ problem, id }) => problem.cases.map((c, position) => ({ problemId: id, position, ...c }))),
  });
  await writeReferences(tx, withIds);
}

function missingRow(slug: string): never {
  throw new AppError("internal", `the database did not return the row of problem ${slug} after writing it`);
}

async function writeReferences(tx: Tx, problems: { problem: ImportedProblem; id: string }[]): Promise<void> {
  const references = await Promise.all(
    problems.flatMap(({ problem, id }) =>
      problem.references.map(async (reference, position) => ({ problemId: id, position, reference, codeHash: await sha256Hex(reference.code) })),
    ),
  );
  await tx.sourceText.createMany({
    data: references.map(({ reference, codeHash }) => sourceTextRow(codeHash, reference.code)),
    skipDuplicates: true,
  });
  await tx.referenceSolution.createMany({
    data: references.map(({ problemId, position, reference, codeHash }) => ({
      problemId,
      position,
      codeHash,
      language: reference.language,
      label: reference.label,
      declaredPassed: reference.declaredPassed,
    })),
  });
}

export function sourceTextRow(hash: string, text: string): Prisma.SourceTextCreateManyInput {
  return { hash, text, bytes: new TextEncoder().encode(text).length };
}

function problemRow(setId: string, position: number, problem: ImportedProblem): Prisma.ProblemCreateManyInput {
  return {
    setId,
    position,
    externalId: problem.externalId,
    slug: problem.slug,
    title: problem.title,
    difficulty: problem.difficulty,
    tags: problem.tags,
    url: problem.url,
    totalWallMs: problem.limits.totalWallMs,
    memoryBytes: problem.limits.memoryBytes,
    outputBytes: problem.limits.outputBytes,
    checkerKind: problem.checker.kind,
    caseCount: problem.cases.length,
    publicCount: problem.cases.filter((c) => c.isPublic).length,
    referenceCount: problem.references.length,
    notScorable: problem.notScorable,
  };
}

function contentRow(problemId: string, problem: ImportedProblem): Prisma.ProblemContentCreateManyInput {
  return {
    problemId,
    statement: problem.statement,
    starterCode: problem.starterCode,
    harness: problem.harness,
    checker: problem.checker,
  };
}
