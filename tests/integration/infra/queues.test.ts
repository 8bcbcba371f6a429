import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PgBoss } from "pg-boss";
import { EXECUTION_QUEUE, GENERATE_QUEUE, JUDGE_QUEUE, startBoss } from "@/lib/infra/queue/boss";
import { startTestDatabase, type TestDatabase } from "@/tests/support/database";

let database: TestDatabase;

beforeEach(async () => {
  database = await startTestDatabase();
});
afterEach(() => database.close());

const throwError = (error: Error): void => {
  throw error;
};

/** Starts the queue as every process does. @returns what the queues are like then */
async function start() {
  const boss = await startBoss({ connectionString: database.url, supervise: false, onError: throwError });
  const queues = await boss.getQueues();
  await boss.stop({ graceful: false, close: true });
  return new Map(queues.map((queue) => [queue.name, queue]));
}

describe("a queue that an older version made", () => {
  it("has the options of this one after a start, and keeps its jobs", async () => {
    const older = new PgBoss({ connectionString: database.url, supervise: false, schedule: false });
    await older.start();
    for (const name of [JUDGE_QUEUE, GENERATE_QUEUE]) await older.createQueue(name, { retryLimit: 1 });
    const id = await older.send(GENERATE_QUEUE, { chainId: "c", iteration: 0 });
    await older.stop({ graceful: false, close: true });

    const queues = await start();
    expect(queues.get(GENERATE_QUEUE)).toMatchObject({ notify: true, retryLimit: 12, retryBackoff: true, heartbeatSeconds: 20 });
    expect(queues.get(JUDGE_QUEUE)).toMatchObject({ notify: false, retryLimit: 12 });
    expect(await database.db.$queryRaw`SELECT id, state::text FROM pgboss.job WHERE name = ${GENERATE_QUEUE}`).toEqual([{ id, state: "created" }]);
  });

  it("is left alone where nothing differs", async () => {
    const first = await start();
    const second = await start();
    for (const name of [JUDGE_QUEUE, GENERATE_QUEUE, EXECUTION_QUEUE]) expect(second.get(name)?.updatedOn).toEqual(first.get(name)?.updatedOn);
  });
});
