import type { Language } from "@/lib/core/problem";
import type { SubmissionView } from "@/lib/core/views/submissions";
import type { Prisma } from "@/lib/generated/prisma/client";
import { readableSubmissions, requireUser } from "../accounts/access";
import type { ReadCtx } from "../context";
import { requireId } from "../requireId";
import { SUBMISSION_INCLUDE, toSubmissionView } from "./submissionView";

export interface ListSubmissionsInput {
  set?: string;
  language?: Language;
  state?: string;
  /** Only the actor's own. */
  mine?: boolean;
  /** The last id of the page before. */
  cursor?: string;
  limit?: number;
}

/**
 * Submissions that the actor may read, newest first, a page at a time. Throws AppError unauthenticated where a visitor
 * asks for their own.
 */
export async function listSubmissions({ ctx, input }: { ctx: ReadCtx; input: ListSubmissionsInput }): Promise<{ submissions: SubmissionView[]; nextCursor: string | null }> {
  const limit = Math.min(Math.max(input.limit ?? 25, 1), 100);
  const rows = await ctx.db.submission.findMany({
    where: whereOf(ctx, input),
    // Ids are UUIDs of version 7: their order is that of creation.
    orderBy: { id: "desc" },
    take: limit + 1,
    include: SUBMISSION_INCLUDE,
  });
  const page = rows.slice(0, limit);
  const submissions = await Promise.all(page.map((row) => toSubmissionView(ctx, row)));
  return { submissions, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}

function whereOf(ctx: ReadCtx, input: ListSubmissionsInput): Prisma.SubmissionWhereInput {
  return {
    AND: [readableSubmissions(ctx.actor)],
    ...(input.set ? { set: { slug: input.set } } : {}),
    ...(input.language ? { language: input.language } : {}),
    ...(input.state ? { state: input.state } : {}),
    ...(input.mine ? { ownerId: requireUser(ctx.actor, "read").id } : {}),
    // By the id itself: a page goes on also where the submission that the cursor names is gone.
    ...(input.cursor ? { id: { lt: requireId(input.cursor, "cursor") } } : {}),
  };
}
