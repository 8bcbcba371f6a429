import type { z } from "zod";
import { updateProfileSchema } from "@/lib/core/views/accounts";
import type { AccountsCtx } from "../context";
import { parseInput } from "../parseInput";
import { requireSession } from "./access";

/** Changes how one is called; others see it beside public submissions. */
export async function updateProfile({ ctx, input }: { ctx: AccountsCtx; input: z.input<typeof updateProfileSchema> }): Promise<void> {
  const user = requireSession(ctx.actor);
  await ctx.db.user.update({ where: { id: user.id }, data: parseInput(updateProfileSchema, input) });
}
