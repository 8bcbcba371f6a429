import { deployMigrations } from "@/lib/infra/db/deploy";
import { findDatabaseUrl } from "@/lib/infra/db/url";
import type { Env } from "@/lib/infra/env";
import { startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";

export interface OpenDatabase {
  url: string;
  /** Stops what was started for this; does nothing to a database that others run. */
  close: () => Promise<void>;
}

/**
 * The database for a process that nobody handed one: DATABASE_URL, else that of the running instance,
 * else the embedded one, started for as long as it is open. Migrations are the caller's.
 */
export async function openDatabase(env: Env, onProgress: (line: string) => void = () => {}): Promise<OpenDatabase> {
  const url = await findDatabaseUrl(env);
  if (url !== undefined) return { url, close: () => Promise.resolve() };
  onProgress("Starting the embedded Postgres");
  const postgres = await startEmbeddedPostgres({ dataDir: env.DATA_DIR, onProgress });
  return { url: postgres.url, close: postgres.stop };
}

/** As `openDatabase`, with every migration applied. */
export async function openMigratedDatabase(env: Env, onProgress: (line: string) => void = () => {}): Promise<OpenDatabase> {
  const database = await openDatabase(env, onProgress);
  try {
    await deployMigrations(database.url, onProgress);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
