import { AppError } from "@/lib/core/errors";
import type { Ctx } from "../context";

/** Throws AppError not_found, naming the queues that there are. */
export async function requireQueue(ctx: Pick<Ctx, "queue">, name: string): Promise<void> {
  const names = (await ctx.queue.control.queues()).map((queue) => queue.name);
  if (names.includes(name)) return;
  throw new AppError("not_found", `there is no queue "${name}"`, { hint: `The queues are: ${names.sort().join(", ")}.` });
}
