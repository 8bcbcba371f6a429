import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Notifications } from "@/lib/infra/db/notifications";
import { startTestDatabase, type TestDatabase } from "@/tests/support/database";
import { until } from "@/tests/support/until";

const CHANNEL = "test_news";
const LONG_MS = 60_000;

let database: TestDatabase;
let news: Notifications;
const errors: unknown[] = [];

beforeAll(async () => {
  database = await startTestDatabase();
  news = new Notifications({ connectionString: async () => database.url, channel: CHANNEL, onError: (error) => errors.push(error) });
});
afterAll(async () => {
  await news.close();
  await database.close();
});

const tell = (topic: string) => database.db.$queryRaw`SELECT pg_notify(${CHANNEL}, ${topic})::text`;
const listeners = () =>
  database.db.$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_stat_activity WHERE application_name = 'afterburner-news' AND query LIKE 'LISTEN%' AND datname = current_database()`;
const listening = () => until("somebody listens", async () => ((await listeners()).length === 1 ? true : null));

describe("news of the database", () => {
  it("wake those who wait for their topic, and nobody else", async () => {
    const [mine, other] = [news.subscribe("a"), news.subscribe("b")];
    await listening();
    const waiting = mine.next(LONG_MS);
    await tell("a");
    await waiting;
    const outcome = await Promise.race([other.next(LONG_MS).then(() => "woken"), mine.next(1).then(() => "waits")]);
    expect(outcome).toBe("waits");
    mine.close();
    other.close();
  });

  it("are not missed when they come before the wait", async () => {
    const [early, witness] = [news.subscribe("a"), news.subscribe("a")];
    await listening();
    const seen = witness.next(LONG_MS);
    await tell("a");
    await seen;
    await early.next(LONG_MS);
    early.close();
    witness.close();
  });

  it("come again after the connection was lost", async () => {
    const subscription = news.subscribe("a");
    await listening();
    await database.db.$queryRaw`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'afterburner-news' AND datname = current_database()`;
    await until("the loss is noticed", async () => (errors.length > 0 ? true : null));
    await subscription.next(1);
    await listening();
    const waiting = subscription.next(LONG_MS);
    await tell("a");
    await waiting;
    subscription.close();
  });

  it("let a wait go when it is over or called off", async () => {
    const subscription = news.subscribe("a");
    await subscription.next(1);
    await subscription.next(LONG_MS, AbortSignal.abort());
    subscription.close();
  });
});
