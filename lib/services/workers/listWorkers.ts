import { z } from "zod";
import { DRIFT_TOLERANCE, isSteady } from "@/lib/core/judging";
import { LANGUAGES, type Language } from "@/lib/core/problem";
import { driftSchema, type WorkerList, type WorkerView } from "@/lib/core/views/admin-workers";
import type { MeasurementProfile, Worker } from "@/lib/generated/prisma/client";
import { requireAdmin } from "../accounts/access";
import type { ReadCtx } from "../context";
import { toProfileView } from "../views/profileView";
import { isSilent, lifeOf } from "./livingWorkers";

const unavailableSchema = z.record(z.string(), z.string());

/** Workers with what they do, how fast their host is and what they can measure, by name. Throws AppError unauthenticated or forbidden. */
export async function listWorkers({ ctx, input }: { ctx: ReadCtx; input: { limit: number; cursor?: string | undefined } }): Promise<WorkerList> {
  requireAdmin(ctx.actor);
  const rows = await ctx.db.worker.findMany({
    where: input.cursor === undefined ? {} : { name: { gt: input.cursor } },
    orderBy: { name: "asc" },
    take: input.limit + 1,
  });
  const page = rows.slice(0, input.limit);
  const profiles = await ctx.db.measurementProfile.findMany({ where: { hash: { in: page.flatMap((row) => row.profiles) } } });
  return {
    workers: page.map((row) => toView(ctx, row, profiles)),
    nextCursor: rows.length > input.limit ? (page.at(-1)?.name ?? null) : null,
    driftTolerance: DRIFT_TOLERANCE,
  };
}

function toView(ctx: ReadCtx, row: Worker, profiles: readonly MeasurementProfile[]): WorkerView {
  const own = profiles.filter(({ hash }) => row.profiles.includes(hash));
  const drift = driftSchema.catch({}).parse(row.drift);
  const unavailable = unavailableSchema.catch({}).parse(row.unavailable);
  return {
    name: row.name,
    host: row.name.replace(/:\d+$/, ""),
    kind: row.kind,
    slots: row.slots,
    life: lifeOf(ctx, row.heartbeatAt),
    state: row.state as WorkerView["state"],
    detail: isSilent(ctx, row.heartbeatAt) ? null : row.detail,
    waitingSince: row.waitingSince?.toISOString() ?? null,
    startedAt: row.startedAt.toISOString(),
    heartbeatAt: row.heartbeatAt.toISOString(),
    drainAskedAt: row.drainAskedAt?.toISOString() ?? null,
    profiles: own.map(({ language, hash, details }) => ({ language: language as Language, hash, label: toProfileView(details).label })),
    unavailable: LANGUAGES.flatMap((language) => (unavailable[language] === undefined ? [] : [{ language, reason: unavailable[language] }])),
    drift: LANGUAGES.flatMap((language) => {
      const reading = drift[language];
      return reading ? [{ language, ...reading, isSteady: isSteady(reading.speed) }] : [];
    }),
  };
}
