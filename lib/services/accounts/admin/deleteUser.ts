import type { z } from "zod";
import { mayGiveReasonSchema } from "@/lib/core/views/admin-people";
import type { Ctx } from "../../context";
import { parseInput } from "../../parseInput";
import { requireAdmin } from "../access";
import { audit } from "../audit";
import { removeUser } from "../removeUser";
import { keepAnAdmin, lockUser, refuseOneself, targetOf } from "./shared";

/**
 * Deletes an account for good, as its owner could: what it published stays and belongs to nobody. Throws AppError
 * conflict for one's own account, which has a page for that, and for the last admin's; not_found.
 */
export async function deleteUser({ ctx, input }: { ctx: Pick<Ctx, "db" | "now" | "actor">; input: { id: string } & z.input<typeof mayGiveReasonSchema> }): Promise<void> {
  requireAdmin(ctx.actor);
  const { reason } = parseInput(mayGiveReasonSchema, input);
  refuseOneself(ctx.actor, input.id, "delete your own account here");
  await ctx.db.$transaction(async (tx) => {
    await keepAnAdmin(tx, input.id, ctx.now());
    const user = await lockUser(tx, input.id);
    const removed = await removeUser(tx, user, ctx.now());
    await audit(tx, ctx.actor, { action: "user.delete", target: targetOf(user), reason, detail: removed });
  }, { timeout: 60_000 });
}
