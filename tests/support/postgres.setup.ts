import type { TestProject } from "vitest/node";
import { deployMigrations } from "@/lib/infra/db/deploy";
import { startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { makeDataDir, removeDataDir } from "./data-dir";
import { createDatabase, databaseUrl, TEMPLATE } from "./databases";

declare module "vitest" {
  interface ProvidedContext {
    /** The server all test files share; its own database is not for tests. */
    postgresUrl: string;
  }
}

/** One throwaway Postgres for the run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await makeDataDir();
  const postgres = await startEmbeddedPostgres({ dataDir, throwaway: true });
  await createDatabase(postgres.url, TEMPLATE);
  await deployMigrations(databaseUrl(postgres.url, TEMPLATE));
  project.provide("postgresUrl", postgres.url);
  return async () => {
    await postgres.stop();
    await removeDataDir(dataDir);
  };
}
