import { AppError } from "@/lib/core/errors";
import type { Env } from "@/lib/infra/env";
import { startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { deployMigrations } from "@/lib/infra/db/deploy";
import { isAlive, readState } from "@/lib/infra/state";

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
  const url = env.DATABASE_URL ?? (await runningUrl(env));
  if (url !== undefined) return { url, close: () => Promise.resolve() };
  onProgress("Starting the embedded Postgres");
  const postgres = await startEmbeddedPostgres({ dataDir: env.DATA_DIR, onProgress });
  return { url: postgres.url, close: postgres.stop };
}

async function runningUrl(env: Env): Promise<string | undefined> {
  const state = await readState(env.DATA_DIR);
  return state !== undefined && (await isAlive(state.supervisor)) ? state.databaseUrl : undefined;
}

/** For processes that only ever run beside a database, such as the web app and the workers. */
export async function requireDatabaseUrl(env: Env): Promise<string> {
  const url = env.DATABASE_URL ?? (await runningUrl(env));
  if (url !== undefined) return url;
  throw new AppError("database_unavailable", "There is no database: DATABASE_URL is not set and Afterburner does not run.", {
    hint: "Start it with `npm start`, or set DATABASE_URL.",
  });
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
