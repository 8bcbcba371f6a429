import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { deployMigrations } from "@/lib/infra/db/deploy";
import { instanceOf } from "@/lib/infra/env";
import { startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { createDatabase, databaseUrl, TEMPLATE } from "./databases";

declare module "vitest" {
  interface ProvidedContext {
    /** The server all test files share; its own database is not for tests. */
    postgresUrl: string;
  }
}

/** One throwaway Postgres for the run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(path.join(import.meta.dirname, "../../.data-test-"));
  const postgres = await startEmbeddedPostgres({ dataDir, throwaway: true });
  await createDatabase(postgres.url, TEMPLATE);
  await deployMigrations(databaseUrl(postgres.url, TEMPLATE));
  project.provide("postgresUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
    await rm(path.join("/var/lib/afterburner", instanceOf(dataDir)), { recursive: true, force: true });
  };
}
