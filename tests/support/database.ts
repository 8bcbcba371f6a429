import { inject } from "vitest";
import { createDb, PATIENT } from "@/lib/infra/db/client";
import type { PrismaClient } from "@/lib/generated/prisma/client";
import { createDatabase, databaseUrl, dropDatabase, TEMPLATE, uniqueDatabaseName } from "./databases";

export interface TestDatabase {
  url: string;
  db: PrismaClient;
  /** Closes the client and drops the database, whoever else is still connected. */
  close: () => Promise<void>;
}

/**
 * A private database: migrated and empty. Call it once per test file (`beforeAll`), or per test where
 * tests disturb each other. Needs the vitest projects `integration` or `e2e`.
 */
export async function startTestDatabase(): Promise<TestDatabase> {
  const serverUrl = inject("postgresUrl");
  const name = uniqueDatabaseName();
  await createDatabase(serverUrl, name, TEMPLATE);
  const url = databaseUrl(serverUrl, name);
  const db = createDb(url, { transactions: PATIENT });
  return {
    url,
    db,
    close: async () => {
      await db.$disconnect();
      await dropDatabase(serverUrl, name);
    },
  };
}

/** A private database without tables, for tests of the migrations themselves. */
export async function startEmptyDatabase(): Promise<{ url: string; close: () => Promise<void> }> {
  const serverUrl = inject("postgresUrl");
  const name = uniqueDatabaseName();
  await createDatabase(serverUrl, name);
  return { url: databaseUrl(serverUrl, name), close: () => dropDatabase(serverUrl, name) };
}
