import { createDb } from "@/lib/infra/db/client";
import { openMigratedDatabase } from "@/lib/infra/db/open";
import { env } from "@/lib/infra/env";
import { createJobQueue, startBoss } from "@/lib/infra/queue/boss";
import { readParquetRows } from "@/lib/infra/sources";
import type { Ctx } from "@/lib/services/context";
import type { Progress } from "./progress";

/** Runs a command with the database and the queue open, and closes both whatever happens. */
export async function withContext<Result>(progress: Progress, run: (ctx: Ctx) => Promise<Result>): Promise<Result> {
  const database = await openMigratedDatabase(env(), (line) => progress.say(line));
  try {
    const db = createDb(database.url, { maxConnections: 4 });
    const boss = await startBoss({ connectionString: database.url, supervise: false, onError: (error) => progress.say(`queue: ${error.message}`) });
    try {
      return await run({ db, queue: createJobQueue(boss), actor: { kind: "system", name: "command line" }, readParquet: readParquetRows, now: () => new Date() });
    } finally {
      await boss.stop({ graceful: false, close: true });
      await db.$disconnect();
    }
  } finally {
    await database.close();
  }
}
