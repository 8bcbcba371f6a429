import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";
import type { TrainingMethod, TrainingProblem } from "@/lib/core/training";
import type { Verdict } from "@/lib/core/verdict";
import type { ReadCtx } from "../context";
import { measuredProfile } from "./measuredProfile";

/** Problems read at once: a set may have thousands with dozens of references each. */
const CHUNK = 50;

/**
 * The problems of a set that a trainer learns from, in the order of the set, with their references in a language as they
 * were judged and measured on the profile that the run learns from; without a method that is the one that GRPO needs.
 * Left out: problems that are not scored, references that the judge could not decide.
 * Throws AppError not_calibrated, not_scorable.
 */
export async function* exportProblems({ ctx, input }: { ctx: ReadCtx; input: { setId: string; language: Language; method?: TrainingMethod } }): AsyncGenerator<TrainingProblem[]> {
  const { setId, language, method = "grpo" } = input;
  const profile = await measuredProfile(ctx, { setId, language, method });
  let isEmpty = true;
  for (let after = -1; ; ) {
    const rows = await chunkAfter(ctx, { setId, language, profileId: profile.id, after });
    const problems = rows.map((row) => toProblem(row, language, profile.hash)).filter(({ references }) => references.length > 0);
    if (problems.length > 0) yield problems;
    isEmpty &&= problems.length === 0;
    const last = rows.at(-1);
    if (last === undefined || rows.length < CHUNK) break;
    after = last.position;
  }
  if (isEmpty) throw new AppError("not_scorable", `The set has no problem with measured references in ${language}.`);
}

type Row = Awaited<ReturnType<typeof chunkAfter>>[number];

function chunkAfter(ctx: Pick<ReadCtx, "db">, { setId, language, profileId, after }: { setId: string; language: string; profileId: string; after: number }) {
  return ctx.db.problem.findMany({
    where: { setId, notScorable: null, disabledAt: null, position: { gt: after }, references: { some: { language } } },
    orderBy: { position: "asc" },
    take: CHUNK,
    select: {
      slug: true,
      title: true,
      position: true,
      content: { select: { statement: true, starterCode: true } },
      references: {
        where: { language, executions: { some: { profileId } } },
        orderBy: { position: "asc" },
        select: { id: true, code: { select: { text: true } }, executions: { where: { profileId }, select: { verdict: true, reason: true, wallNs: true, peakBytes: true, integralByteSeconds: true } } },
      },
    },
  });
}

function toProblem({ slug, title, content, references }: Row, language: Language, profile: string): TrainingProblem {
  const starterCode = (content?.starterCode ?? {}) as Partial<Record<string, string>>;
  return {
    problem: slug,
    title,
    statement: content?.statement ?? "",
    language,
    starterCode: starterCode[language] ?? null,
    profile,
    references: references.flatMap(({ id, code, executions: [execution] }) => {
      if (execution === undefined || execution.verdict === "IE" || code.text === "") return [];
      const figures = figuresOf(execution);
      // A right program without figures could be compared with nothing.
      if (execution.verdict === "AC" && figures === null) return [];
      return [{ id, code: code.text, verdict: execution.verdict as Verdict, reason: execution.reason, figures: execution.verdict === "AC" ? figures : null }];
    }),
  };
}

function figuresOf({ wallNs, peakBytes, integralByteSeconds }: Row["references"][number]["executions"][number]): TrainingProblem["references"][number]["figures"] {
  if (wallNs === null || peakBytes === null || integralByteSeconds === null) return null;
  const figures = { wallNs: Number(wallNs), peakBytes: Number(peakBytes), integralByteSeconds };
  return Object.values(figures).every((value) => value > 0) ? figures : null;
}
