import { askedImportSchema, importErrorSchema, rowFaultsSchema, type ImportView } from "@/lib/core/views/admin-sets";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Tx } from "../context";

const SHOWN_FAULTS = 50;

export const IMPORT_INCLUDE = { set: { select: { slug: true, name: true, contentHash: true } } } satisfies Prisma.ImportRunInclude;
type Row = Prisma.ImportRunGetPayload<{ include: typeof IMPORT_INCLUDE }>;

/** Imports as pages and the API show them. */
export async function toImportViews(db: Tx, rows: readonly Row[]): Promise<ImportView[]> {
  const people = await db.user.findMany({ where: { id: { in: rows.flatMap(({ actorId }) => actorId ?? []) } }, select: { id: true, name: true } });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map((row): ImportView => {
    const faults = rowFaultsSchema.parse(row.rowFaults);
    return {
      id: row.id,
      request: askedImportSchema.parse(row.request),
      state: row.state as ImportView["state"],
      progress: row.progress,
      rowsDone: row.rowsDone,
      rowFaultCount: faults.length,
      rowFaults: faults.slice(0, SHOWN_FAULTS),
      error: row.error === null ? null : importErrorSchema.parse(row.error),
      set: row.set ? { slug: row.set.slug, name: row.set.name, version: row.set.contentHash } : null,
      by: row.actorId === null ? null : (nameOf.get(row.actorId) ?? null),
      createdAt: row.createdAt.toISOString(),
      startedAt: row.startedAt?.toISOString() ?? null,
      finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  });
}
