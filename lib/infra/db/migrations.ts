import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";

/** One committed migration: a folder of prisma/migrations. */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of migration.sql in hex, as Prisma records it. */
  checksum: string;
}

/** A row of `_prisma_migrations` that counts: not rolled back. */
export interface AppliedMigration {
  name: string;
  checksum: string;
  finished: boolean;
}

export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(path.join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/**
 * What is left to apply, in order.
 * @throws AppError `configuration` when the database and the folder have parted: an edited, a missing
 * or an unfinished migration. Going on would leave a schema that nobody has tested.
 */
export function pendingMigrations(committed: Migration[], applied: AppliedMigration[]): Migration[] {
  const byName = new Map(committed.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = byName.get(row.name);
    if (!row.finished) {
      throw refusal(`Migration ${row.name} was begun and did not finish.`, "Restore the database from a backup, or finish it by hand and mark it with `prisma migrate resolve`.");
    }
    if (migration === undefined) {
      throw refusal(`The database has migration ${row.name}, which this version does not know.`, "It was last used by a newer version: start that version, or use another database.");
    }
    if (migration.checksum !== row.checksum) {
      throw refusal(`Migration ${row.name} was edited after it was applied.`, "Restore the file as it was and put the change into a new migration.");
    }
  }
  const done = new Set(applied.map((row) => row.name));
  return committed.filter((migration) => !done.has(migration.name));
}

function refusal(message: string, hint: string): AppError {
  return new AppError("configuration", message, { hint });
}
