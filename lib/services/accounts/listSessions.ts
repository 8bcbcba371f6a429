import type { SessionView } from "@/lib/core/views/accounts";
import type { ReadCtx } from "../context";
import { requireSession } from "./access";
import { toSessionView } from "./admin/userViews";

/** Shown at once: more are signed in from hardly anywhere. */
const MOST = 100;

/** Where one is signed in, this session first, then newest first. */
export async function listSessions({ ctx: { db, actor, now }, input }: { ctx: ReadCtx; input: { sessionId: string } }): Promise<SessionView[]> {
  const user = requireSession(actor);
  const rows = await db.session.findMany({ where: { userId: user.id, expiresAt: { gt: now() } }, orderBy: { createdAt: "desc" }, take: MOST });
  const views = rows.map((row) => ({ ...toSessionView(row), isCurrent: row.id === input.sessionId }));
  return views.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}
