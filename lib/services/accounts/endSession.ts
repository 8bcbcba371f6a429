import { AppError } from "@/lib/core/errors";
import type { AccountsCtx } from "../context";
import { requireSession } from "./access";

/** Signs one out in one place. Throws AppError not_found for a session that is not there or is another's. */
export async function endSession({ ctx, input }: { ctx: AccountsCtx; input: { id: string } }): Promise<void> {
  const user = requireSession(ctx.actor);
  const { count } = await ctx.db.session.deleteMany({ where: { id: input.id, userId: user.id } });
  if (count === 0) throw new AppError("not_found", "There is no such session among yours.", { hint: "It may have ended already." });
}
