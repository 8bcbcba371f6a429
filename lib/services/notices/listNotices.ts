import type { z } from "zod";
import { listNoticesSchema, type NoticeList, type NoticeView } from "@/lib/core/views/notices";
import type { Notice } from "@/lib/generated/prisma/client";
import { requireUser } from "../accounts/access";
import type { ReadCtx } from "../context";
import { parseInput } from "../parseInput";

/** One's own notices and what became of them, newest first, a page at a time. */
export async function listNotices({ ctx, input }: { ctx: ReadCtx; input: z.input<typeof listNoticesSchema> }): Promise<NoticeList> {
  const user = requireUser(ctx.actor, "read");
  const { cursor, limit } = parseInput(listNoticesSchema, input);
  const rows = await ctx.db.notice.findMany({
    // Ids are UUIDs of version 7: their order is that of creation.
    where: { userId: user.id, ...(cursor === undefined ? {} : { id: { lt: cursor } }) },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const notices = rows.slice(0, limit).map(toNoticeView);
  return { notices, nextCursor: rows.length > limit ? (notices.at(-1)?.id ?? null) : null };
}

export function toNoticeView(row: Notice): NoticeView {
  const { id, submissionId, attempts, lastError } = row;
  return {
    ...{ id, submissionId, attempts, lastError },
    channel: row.channel as NoticeView["channel"],
    event: row.event as NoticeView["event"],
    state: row.state as NoticeView["state"],
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
  };
}
