import type { Language } from "@/lib/core/problem";
import type { Tx } from "../context";

/** The language whose programs a profile's figures are about. */
export async function profileLanguage(db: Tx, profileId: string): Promise<Language> {
  const { language } = await db.measurementProfile.findUniqueOrThrow({ where: { id: profileId }, select: { language: true } });
  // Written by upsertProfile from the sandbox's own type.
  return language as Language;
}
