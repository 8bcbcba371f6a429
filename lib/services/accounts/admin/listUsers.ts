import type { z } from "zod";
import { listUsersSchema, type UserList } from "@/lib/core/views/admin-people";
import type { Prisma } from "@/lib/generated/prisma/client";
import { containing } from "../../containing";
import type { ReadCtx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { toUserRows } from "./userViews";

type Query = z.output<typeof listUsersSchema>;

/** Accounts, newest first, a page at a time. Throws AppError unauthenticated or forbidden for others than admins. */
export async function listUsers({ ctx, input }: { ctx: ReadCtx; input: z.input<typeof listUsersSchema> }): Promise<UserList> {
  requireAdmin(ctx.actor);
  const query = parseInput(listUsersSchema, input);
  const found = await ctx.db.user.findMany({
    where: { AND: [matching(query.q), query.role ? { role: query.role } : {}, inState(query.state, ctx.now())] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    ...(query.cursor === undefined ? {} : { cursor: { id: query.cursor }, skip: 1 }),
    take: query.limit + 1,
  });
  const page = found.slice(0, query.limit);
  return { users: await toUserRows(ctx, page), nextCursor: found.length > query.limit ? (page.at(-1)?.id ?? null) : null };
}

function matching(q: string): Prisma.UserWhereInput {
  const part = containing(q);
  return q === "" ? {} : { OR: [{ name: part }, { email: part }, { id: q }] };
}

function inState(state: Query["state"], now: Date): Prisma.UserWhereInput {
  const banned: Prisma.UserWhereInput = { banned: true, OR: [{ banExpires: null }, { banExpires: { gt: now } }] };
  if (state === "banned") return banned;
  if (state === "password") return { mustChangePassword: true };
  // `banned` may be null, of which SQL knows no opposite.
  return state === "active" ? { OR: [{ banned: false }, { banned: null }, { banExpires: { lte: now } }] } : {};
}
