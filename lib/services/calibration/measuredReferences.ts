import type { Tx } from "../context";

/** Reference solutions that calibrations have measured, without those of disabled problems. */
export async function measuredReferences(db: Tx, calibrationIds: string[]): Promise<number> {
  const where = { calibrationId: { in: calibrationIds } };
  const disabled = await db.problem.findMany({ where: { disabledAt: { not: null }, set: { calibrations: { some: { id: { in: calibrationIds } } } } }, select: { id: true } });
  const all = await db.execution.count({ where });
  if (disabled.length === 0) return all;
  return all - (await db.execution.count({ where: { ...where, reference: { problemId: { in: disabled.map(({ id }) => id) } } } }));
}
