import type { UserDetail } from "@/lib/core/views/admin-people";
import type { ReadCtx } from "../../context";
import { requireAdmin } from "../access";
import { userDetail } from "./userViews";

/** One account as admins see it. Throws AppError unauthenticated, forbidden or not_found. */
export async function getUser({ ctx, input }: { ctx: ReadCtx; input: { id: string } }): Promise<UserDetail> {
  requireAdmin(ctx.actor);
  return userDetail(ctx, input.id);
}
