import { cp, mkdtemp, readdir, rm, writeFile, appendFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { deployMigrations } from "@/lib/infra/db/deploy";
import { startEmptyDatabase } from "../../support/database";

const COMMITTED = path.resolve(import.meta.dirname, "../../../prisma/migrations");

let database: Awaited<ReturnType<typeof startEmptyDatabase>>;
let folder: string;

beforeEach(async () => {
  database = await startEmptyDatabase();
  folder = await mkdtemp(path.join(os.tmpdir(), "afterburner-migrations-"));
  await cp(COMMITTED, folder, { recursive: true });
});

afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const deploy = (): Promise<{ applied: string[] }> => deployMigrations(database.url, () => {}, folder);

async function names(): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

async function query<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function addMigration(name: string, sql: string): Promise<void> {
  await cp(path.join(folder, (await names())[0] ?? ""), path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

describe("deployMigrations", () => {
  it("applies every committed migration once, and nothing the second time", async () => {
    expect((await deploy()).applied).toEqual(await names());
    expect((await deploy()).applied).toEqual([]);
  });

  it("lets one of many callers do the work while the others find it done", async () => {
    const results = await Promise.all(Array.from({ length: 6 }, deploy));
    expect(results.flatMap((result) => result.applied)).toEqual(await names());
    const rows = await query("SELECT 1 FROM _prisma_migrations");
    expect(rows).toHaveLength((await names()).length);
  });

  it("records each as Prisma does: finished, one step, SHA-256 of the file", async () => {
    await deploy();
    const rows = await query<{ checksum: string; finished: boolean; steps: number }>(
      "SELECT checksum, finished_at IS NOT NULL AS finished, applied_steps_count AS steps FROM _prisma_migrations",
    );
    for (const row of rows) {
      expect(row).toMatchObject({ finished: true, steps: 1 });
      expect(row.checksum).toMatch(/^[0-9a-f]{64}$/);
    }
  });

  it("refuses a migration that was edited after it was applied, naming it", async () => {
    await deploy();
    const [first = ""] = await names();
    await appendFile(path.join(folder, first, "migration.sql"), "\n-- edited\n");
    await expect(deploy()).rejects.toMatchObject({ code: "configuration", message: expect.stringContaining(first) });
  });

  it("refuses a database that a newer version has already changed", async () => {
    await addMigration("99990101000000_later", "CREATE TABLE later (id int);");
    await deploy();
    await rm(path.join(folder, "99990101000000_later"), { recursive: true });
    await expect(deploy()).rejects.toMatchObject({ code: "configuration", message: expect.stringContaining("99990101000000_later") });
  });

  it("undoes a migration that fails half way and keeps those before it", async () => {
    await addMigration("99990101000000_broken", "CREATE TABLE half (id int); SELECT 1/0;");
    await expect(deploy()).rejects.toMatchObject({ code: "configuration", message: expect.stringContaining("division by zero") });
    expect(await query("SELECT 1 FROM pg_tables WHERE tablename = 'half'")).toEqual([]);
    await addMigration("99990101000000_broken", "CREATE TABLE half (id int);");
    expect((await deploy()).applied).toEqual(["99990101000000_broken"]);
  });

  it("reports a database that does not answer as unavailable", async () => {
    await expect(deployMigrations("postgresql://x:y@127.0.0.1:1/z", () => {}, folder)).rejects.toMatchObject({ code: "database_unavailable" });
  });
});
