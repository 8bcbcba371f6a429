import { AppError } from "@/lib/core/errors";
import type { Env } from "@/lib/infra/env";
import { isAlive, readState } from "@/lib/infra/state";

/** The database that is there without starting one: DATABASE_URL, else that of the running instance. */
export async function findDatabaseUrl(env: Env): Promise<string | undefined> {
  if (env.DATABASE_URL !== undefined) return env.DATABASE_URL;
  const state = await readState(env.DATA_DIR);
  return state !== undefined && (await isAlive(state.supervisor)) ? state.databaseUrl : undefined;
}

/** For processes that only ever run beside a database, such as the web app and the workers. */
export async function requireDatabaseUrl(env: Env): Promise<string> {
  const url = await findDatabaseUrl(env);
  if (url !== undefined) return url;
  throw new AppError("database_unavailable", "There is no database: DATABASE_URL is not set and Afterburner does not run.", {
    hint: "Start it with `npm start`, or set DATABASE_URL.",
  });
}
