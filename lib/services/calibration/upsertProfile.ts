import type { MeasurementProfile } from "@/lib/core/measurement";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Ctx } from "../context";

/** Records a measurement profile by its hash and gives its row's id. */
export async function upsertProfile({ ctx, input }: { ctx: Ctx; input: MeasurementProfile }): Promise<string> {
  const details = input as unknown as Prisma.InputJsonObject;
  const row = await ctx.db.measurementProfile.upsert({
    where: { hash: input.hash },
    create: { hash: input.hash, language: input.language, details },
    update: { lastSeenAt: ctx.now() },
    select: { id: true },
  });
  return row.id;
}
