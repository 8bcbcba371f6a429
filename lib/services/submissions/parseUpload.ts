import { parseSubmission, type ParsedSubmission } from "@/lib/core/formats";
import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import type { Ctx } from "../context";

export interface Upload {
  bytes: Uint8Array;
  fileName: string;
}

/** What reading an upload needs. */
export type UploadCtx = Pick<Ctx, "db" | "now" | "readParquet">;

export interface SetIndex {
  /** Database ids by slug. */
  idOf: Map<string, string>;
  scorable: Set<string>;
}

/**
 * Parses an uploaded file against the problems of a set. Nothing is written.
 * Throws AppError (unsupported_format, too_large, invalid_input, unknown_problem) with the faults by line or key.
 */
export async function parseUpload(ctx: UploadCtx, set: ProblemSet, upload: Upload): Promise<{ parsed: ParsedSubmission; index: SetIndex }> {
  const problems = await ctx.db.problem.findMany({
    where: { setId: set.id },
    orderBy: { position: "asc" },
    select: { id: true, slug: true, externalId: true, notScorable: true, content: { select: { harness: true } } },
  });
  const parsed = await parseSubmission({
    bytes: upload.bytes,
    fileName: upload.fileName,
    readParquet: ctx.readParquet,
    set: { slug: set.slug, kind: set.kind, problems: problems.map(({ slug, externalId, content }) => ({ slug, externalId, ...languagesOf(content?.harness) })) },
  });
  const index = {
    idOf: new Map(problems.map((p) => [p.slug, p.id])),
    scorable: new Set(problems.filter((p) => p.notScorable === null).map((p) => p.slug)),
  };
  if (parsed.samples.every((s) => !index.scorable.has(s.problem))) {
    throw new AppError("not_scorable", `${upload.fileName} holds no solution of a scorable problem of ${set.name}`, {
      hint: "Problems without test cases or reference solutions cannot be scored; the problem list says which.",
    });
  }
  return { parsed, index };
}

/** A problem that cannot be judged at all takes a solution in any language: it is left out later, with the rest. */
function languagesOf(harness: unknown): { languages?: Language[] } {
  const languages = Object.keys((harness ?? {}) as Record<string, unknown>) as Language[];
  return languages.length > 0 ? { languages } : {};
}
