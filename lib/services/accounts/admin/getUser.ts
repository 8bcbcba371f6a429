import type { UserView } from "@/lib/core/views/admin-people";
import type { ReadCtx } from "../../context";
import { readQuota, type QuotaInput } from "../../submissions/quota";
import { requireAdmin } from "../access";
import { userDetail } from "./userViews";

/** One account as admins see it, with what it has used of its limits. Throws AppError unauthenticated, forbidden or not_found. */
export async function getUser({ ctx, input }: { ctx: ReadCtx; input: { id: string } & QuotaInput }): Promise<UserView> {
  requireAdmin(ctx.actor);
  const detail = await userDetail(ctx, input.id);
  return { ...detail, use: await readQuota(ctx.db, { userId: detail.id, now: ctx.now(), defaults: input.defaults }) };
}
