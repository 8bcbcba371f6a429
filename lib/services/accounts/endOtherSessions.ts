import type { AccountsCtx } from "../context";
import { requireSession } from "./access";

/** Signs one out everywhere but here; how many sessions ended. */
export async function endOtherSessions({ ctx, input }: { ctx: AccountsCtx; input: { sessionId: string } }): Promise<number> {
  const user = requireSession(ctx.actor);
  return ctx.accounts.endSessions(ctx.db, user.id, { except: input.sessionId });
}
