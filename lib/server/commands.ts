import { asDatabaseUnavailable } from "@/lib/infra/db/connection-errors";
import { openDb } from "./infra";

/** Throws AppError database_unavailable when the database does not answer. */
export async function checkDatabase(): Promise<void> {
  const db = await openDb();
  await db.$queryRaw`SELECT 1`;
}

/** Whether the database answers now; faults of another kind are thrown. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await checkDatabase();
    return true;
  } catch (error) {
    if (asDatabaseUnavailable(error) === undefined) throw error;
    return false;
  }
}
