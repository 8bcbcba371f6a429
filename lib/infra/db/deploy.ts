import { randomUUID } from "node:crypto";
import path from "node:path";
import pg from "pg";
import { AppError } from "@/lib/core/errors";
import { asDatabaseUnavailable } from "@/lib/infra/db/connection-errors";
import {
  pendingMigrations,
  readMigrations,
  type AppliedMigration,
  type Migration,
} from "@/lib/infra/db/migrations";

/** The lock that Prisma's own `migrate deploy` takes, so that the two exclude each other. */
const ADVISORY_LOCK = 72707369;

/** As Prisma creates it: a database set up here can be taken over by `prisma migrate deploy`. */
const CREATE_TABLE = `
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

const COMMITTED = path.resolve(import.meta.dirname, "../../../prisma/migrations");

export interface DeployResult {
  /** Names of the migrations applied by this call, in order. */
  applied: string[];
}

/**
 * Applies the committed migrations that the database lacks, each in its own transaction, under an
 * advisory lock: many processes may call it at once, and one does the work.
 * @throws AppError `database_unavailable`, or `configuration` when history and folder have parted.
 */
export async function deployMigrations(
  url: string,
  onProgress: (line: string) => void = () => {},
  folder = COMMITTED,
): Promise<DeployResult> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // Without a listener a connection lost between queries would end the process; the query reports it.
  client.on("error", () => {});
  try {
    await client.connect();
    await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
    const pending = pendingMigrations(migrations, await readApplied(client));
    for (const migration of pending) {
      onProgress(`Applying migration ${migration.name}`);
      await applyMigration(client, migration);
    }
    return { applied: pending.map((migration) => migration.name) };
  } catch (error) {
    throw asDatabaseUnavailable(error) ?? error;
  } finally {
    // Ending the session frees the lock.
    await client.end();
  }
}

async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
  await client.query(CREATE_TABLE);
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

/** SQL and record go in together: a migration is there and recorded, or neither. */
async function applyMigration(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    const unavailable = asDatabaseUnavailable(error);
    if (unavailable) throw unavailable;
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError("configuration", `Migration ${migration.name} failed and was undone: ${reason}.`, {
      hint: "Nothing was changed by it. See the cause, correct the database or the migration, and start again.",
      cause: error,
    });
  }
}
