import { parseSubmission, type ParsedSubmission } from "@/lib/core/formats";
import { AppError } from "@/lib/core/errors";
import { LANGUAGE_NAMES, LANGUAGES, type Language } from "@/lib/core/problem";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import type { Ctx } from "../context";
import { languagesOf } from "../problem-sets/scorableIn";
import { onlyLanguage } from "./onlyLanguage";

export interface Upload {
  bytes: Uint8Array;
  fileName: string;
}

/** What reading an upload needs. */
export type UploadCtx = Pick<Ctx, "db" | "now" | "readParquet" | "checkSyntax">;

export interface SetIndex {
  /** Database ids by slug. */
  idOf: Map<string, string>;
  /** Slugs of the problems that can be scored in the upload's language. */
  scorable: Set<string>;
  /** Those of them that an admin has disabled: judged, so that they can count again, and left out of scores. */
  disabled: Set<string>;
}

export interface ParsedUpload {
  parsed: ParsedSubmission;
  index: SetIndex;
  /** Of every sample. */
  language: Language;
}

/**
 * Parses an uploaded file against the problems of a set. Nothing is written.
 * Throws AppError (unsupported_format, too_large, invalid_input, unknown_problem, not_scorable) with the faults by
 * line or key.
 */
export async function parseUpload(ctx: UploadCtx, set: ProblemSet, upload: Upload): Promise<ParsedUpload> {
  const problems = await ctx.db.problem.findMany({
    where: { setId: set.id },
    orderBy: { position: "asc" },
    select: { id: true, slug: true, externalId: true, content: { select: { harness: true } } },
  });
  const parsed = await parseSubmission({
    bytes: upload.bytes,
    fileName: upload.fileName,
    readParquet: ctx.readParquet,
    set: { slug: set.slug, kind: set.kind, problems: problems.map(({ slug, externalId, content }) => ({ slug, externalId, ...languagesOfHarness(content?.harness) })) },
  });
  const language = onlyLanguage(parsed.samples, upload.fileName);
  const index = { idOf: new Map(problems.map((p) => [p.slug, p.id])), ...(await scorableSlugs(ctx, set, language)) };
  if (parsed.samples.every((s) => !index.scorable.has(s.problem))) throw notScorable(set, language, upload.fileName);
  return { parsed, index, language };
}

async function scorableSlugs(ctx: UploadCtx, set: ProblemSet, language: Language): Promise<Pick<SetIndex, "scorable" | "disabled">> {
  const rows = await ctx.db.problem.findMany({ where: { setId: set.id, notScorable: null, references: { some: { language } } }, select: { slug: true, disabledAt: true } });
  return { scorable: new Set(rows.map(({ slug }) => slug)), disabled: new Set(rows.filter((row) => row.disabledAt !== null).map(({ slug }) => slug)) };
}

function notScorable(set: ProblemSet, language: Language, fileName: string): AppError {
  const present = languagesOf(set).map((other) => LANGUAGE_NAMES[other]);
  if (present.length === 0 || present.includes(LANGUAGE_NAMES[language])) {
    return new AppError("not_scorable", `${fileName} holds no solution of a scorable problem of ${set.name}`, {
      hint: "Problems without test cases or reference solutions cannot be scored; the problem list says which.",
    });
  }
  return new AppError("not_scorable", `Scores need reference solutions in ${LANGUAGE_NAMES[language]}; ${set.name} has them in ${present.join(", ")}`, {
    hint: "Hand in solutions in one of these languages, or import a set that has reference solutions in yours.",
  });
}

/** A problem that cannot be judged at all takes a solution in any language: it is left out later, with the rest. */
function languagesOfHarness(harness: unknown): { languages?: Language[] } {
  const present = (harness ?? {}) as Record<string, unknown>;
  const languages = LANGUAGES.filter((language) => language in present);
  return languages.length > 0 ? { languages } : {};
}
