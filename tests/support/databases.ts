import { randomBytes } from "node:crypto";
import pg from "pg";

/** Migrated and otherwise empty; clones of it are ready in a few dozen milliseconds. */
export const TEMPLATE = "afterburner_template";

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function createDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  await administer(serverUrl, `CREATE DATABASE "${name}"${template === undefined ? "" : ` TEMPLATE "${template}"`}`);
}

export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  await administer(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
}

/** A name that no other test uses. */
export function uniqueDatabaseName(): string {
  return `test_${randomBytes(6).toString("hex")}`;
}

async function administer(serverUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl(serverUrl, "postgres") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
