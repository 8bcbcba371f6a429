import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { createDb } from "@/lib/infra/db/client";
import { asDatabaseUnavailable } from "@/lib/infra/db/connection-errors";
import { startTestDatabase, type TestDatabase } from "../../support/database";
import { dropDatabase } from "../../support/databases";

let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.close());

const caught = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => undefined, (error: unknown) => error);

async function failureAt(url: string, run: (db: TestDatabase["db"]) => Promise<unknown>): Promise<unknown> {
  const db = createDb(url);
  try {
    return await caught(run(db));
  } finally {
    await db.$disconnect();
  }
}

describe("asDatabaseUnavailable", () => {
  it("recognises a server that is not there, in a query and in a transaction", async () => {
    const url = "postgresql://x:y@127.0.0.1:1/z";
    for (const run of [
      (db: TestDatabase["db"]) => db.problemSet.count(),
      (db: TestDatabase["db"]) => db.$queryRaw`SELECT 1`,
      (db: TestDatabase["db"]) => db.$transaction((tx) => tx.problemSet.count()),
    ]) {
      expect(asDatabaseUnavailable(await failureAt(url, run))).toMatchObject({ code: "database_unavailable" });
    }
  });

  it("recognises a wrong password and a missing database", async () => {
    const wrong = new URL(database.url);
    wrong.password = "wrong";
    const missing = new URL(database.url);
    missing.pathname = "/missing";
    for (const url of [wrong.href, missing.href]) {
      expect(asDatabaseUnavailable(await failureAt(url, (db) => db.problemSet.count()))).toMatchObject({ code: "database_unavailable" });
    }
  });

  it("recognises a connection that is cut during a transaction", async () => {
    const other = await startTestDatabase();
    const error = await caught(
      other.db.$transaction(async (tx) => {
        await tx.problemSet.count();
        await dropDatabase(inject("postgresUrl"), new URL(other.url).pathname.slice(1));
        await tx.problemSet.count();
      }),
    );
    await other.close();
    expect(asDatabaseUnavailable(error)).toMatchObject({ code: "database_unavailable", cause: error });
  });

  it("leaves errors about the data alone", async () => {
    const error = await caught(database.db.$queryRaw`SELECT * FROM no_such_table`);
    expect(error).toBeInstanceOf(Error);
    expect(asDatabaseUnavailable(error)).toBeUndefined();
    expect(asDatabaseUnavailable(new Error("something else"))).toBeUndefined();
  });
});
