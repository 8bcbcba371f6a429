import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit } from "@/lib/services/accounts/audit";
import { startTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase();
  await audit(database.db, { kind: "system", name: "test" }, { action: "thing.do", target: { kind: "thing", id: "1" } });
});
afterAll(() => database.close());

describe("the table of the audit log", () => {
  it.each([
    ["changed", (db: TestDatabase["db"]) => db.auditEvent.updateMany({ data: { reason: "another" } })],
    ["deleted", (db: TestDatabase["db"]) => db.auditEvent.deleteMany()],
    ["emptied", (db: TestDatabase["db"]) => db.$executeRaw`TRUNCATE "AuditEvent"`],
  ])("cannot be %s, by any of our own code either", async (_what, act) => {
    await expect(act(database.db)).rejects.toThrow(/only ever added to/);
    expect(await database.db.auditEvent.findMany()).toMatchObject([{ action: "thing.do", reason: null }]);
  });
});
