import { AppError } from "@/lib/core/errors";
import type { ProblemSet } from "@/lib/generated/prisma/client";
import type { Tx } from "../context";

/** The current version of a problem set. Throws AppError not_found, naming the sets that there are. */
export async function findCurrentSet(db: Tx, slug: string): Promise<ProblemSet> {
  const set = await db.problemSet.findFirst({ where: { slug, isCurrent: true } });
  if (set) return set;
  const present = await db.problemSet.findMany({ where: { isCurrent: true }, select: { slug: true }, orderBy: { slug: "asc" } });
  const names = present.map((s) => s.slug).join(", ");
  throw new AppError("not_found", `there is no problem set "${slug}"`, {
    hint: names === "" ? "No problem set is imported yet." : `The problem sets are: ${names}.`,
  });
}
