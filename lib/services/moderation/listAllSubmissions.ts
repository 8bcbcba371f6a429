import { z } from "zod";
import { listAllSubmissionsSchema, type ModeratedList } from "@/lib/core/views/admin-submissions";
import type { Prisma } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import { containing } from "../containing";
import type { ReadCtx } from "../context";
import { parseInput } from "../parseInput";
import { MODERATED_INCLUDE, toModeratedView } from "./moderatedView";

type Query = z.output<typeof listAllSubmissionsSchema>;

/** Public, scored and of a person: what waits for an admin to vouch for it. */
export const UNVERIFIED: Prisma.SubmissionWhereInput = { visibility: "public", state: "scored", origin: "user", ownerId: { not: null }, hiddenAt: null, verifiedAt: null };

/** Everybody's submissions, private ones too, newest first, a page at a time. Throws AppError unauthenticated or forbidden for others than admins. */
export async function listAllSubmissions({ ctx, input }: { ctx: ReadCtx; input: z.input<typeof listAllSubmissionsSchema> }): Promise<ModeratedList> {
  requireAdmin(ctx.actor);
  const query = parseInput(listAllSubmissionsSchema, input);
  const rows = await ctx.db.submission.findMany({
    where: whereOf(query),
    // Ids are UUIDs of version 7: their order is that of creation.
    orderBy: { id: "desc" },
    take: query.limit + 1,
    include: MODERATED_INCLUDE,
  });
  const page = rows.slice(0, query.limit);
  return { submissions: page.map(toModeratedView), nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null };
}

function whereOf({ q, set, language, state, visibility, standing, owner, cursor }: Query): Prisma.SubmissionWhereInput {
  return {
    AND: [
      matching(q),
      standing === undefined ? {} : STANDING[standing],
      set ? { set: { slug: set } } : {},
      language ? { language } : {},
      state ? { state } : {},
      visibility ? { visibility } : {},
      owner ? { ownerId: owner } : {},
      cursor ? { id: { lt: cursor } } : {},
    ],
  };
}

const STANDING: Record<NonNullable<Query["standing"]>, Prisma.SubmissionWhereInput> = {
  unverified: UNVERIFIED,
  verified: { verifiedAt: { not: null } },
  hidden: { hiddenAt: { not: null } },
  duplicate: { duplicateOfId: { not: null } },
};

function matching(q: string): Prisma.SubmissionWhereInput {
  if (q === "") return {};
  if (z.uuid().safeParse(q).success) return { id: q };
  const part = containing(q);
  return { OR: [{ model: { name: part } }, { owner: { OR: [{ name: part }, { email: part }] } }] };
}
