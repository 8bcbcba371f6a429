import { EXECUTION_CHANNEL } from "@/lib/core/executions/channel";
import { createDb } from "@/lib/infra/db/client";
import { Notifications } from "@/lib/infra/db/notifications";
import { requireDatabaseUrl } from "@/lib/infra/db/url";
import { env } from "@/lib/infra/env";
import { createLogger, type Logger } from "@/lib/infra/logger";
import { createJobQueue, startBoss } from "@/lib/infra/queue/boss";
import { createAccounts, openAuth, type Auth } from "@/lib/infra/auth";
import { confirmPasswordReset } from "@/lib/services/accounts/confirmPasswordReset";
import type { Accounts, Ctx, JobQueue } from "@/lib/services/context";
import { linkMails } from "./accounts/link-mails";

interface Shared {
  logger: Logger;
  db?: Promise<Ctx["db"]>;
  queue?: Promise<JobQueue>;
  auth?: Promise<Auth>;
  executionNews?: Notifications;
}

/** Pages and routes are bundled apart but run in one process: what they share hangs on the process. */
const holder = globalThis as typeof globalThis & { afterburnerWeb?: Shared };

function shared(): Shared {
  holder.afterburnerWeb ??= { logger: createLogger("web") };
  return holder.afterburnerWeb;
}

export function logger(): Logger {
  return shared().logger;
}

/** Keeps a promise for later callers, unless it fails: then the next caller tries anew. */
function once<Key extends "db" | "queue" | "auth">(key: Key, open: () => NonNullable<Shared[Key]>): NonNullable<Shared[Key]> {
  const kept = shared()[key];
  if (kept !== undefined) return kept;
  const opened = open();
  shared()[key] = opened;
  (opened as Promise<unknown>).catch(() => delete shared()[key]);
  return opened;
}

export function openDb(): Promise<Ctx["db"]> {
  return once("db", async () => createDb(await requireDatabaseUrl(env())));
}

function openQueue(): Promise<JobQueue> {
  return once("queue", async () => {
    const boss = await startBoss({
      connectionString: await requireDatabaseUrl(env()),
      supervise: false,
      onError: (error) => logger().error({ err: error }, "queue"),
    });
    return createJobQueue(boss);
  });
}

/** Opens the queue at the first job; pages that only read never do. */
export const lazyQueue: JobQueue = {
  enqueueJudging: async (...args) => (await openQueue()).enqueueJudging(...args),
  enqueueGeneration: async (...args) => (await openQueue()).enqueueGeneration(...args),
  enqueueScoring: async (...args) => (await openQueue()).enqueueScoring(...args),
  enqueueExecutions: async (...args) => (await openQueue()).enqueueExecutions(...args),
  enqueueImport: async (...args) => (await openQueue()).enqueueImport(...args),
  enqueueNotices: async (...args) => (await openQueue()).enqueueNotices(...args),
  generationsInQueue: async (...args) => (await openQueue()).generationsInQueue(...args),
  control: {
    queues: async (...args) => (await openQueue()).control.queues(...args),
    counts: async (...args) => (await openQueue()).control.counts(...args),
    list: async (...args) => (await openQueue()).control.list(...args),
    find: async (...args) => (await openQueue()).control.find(...args),
    retry: async (...args) => (await openQueue()).control.retry(...args),
    cancel: async (...args) => (await openQueue()).control.cancel(...args),
  },
};

const openAuthOn = (db: Ctx["db"]): Promise<Auth> =>
  openAuth(env(), db, {
    onError: (message, detail) => logger().warn({ detail }, `accounts: ${message}`),
    mail: linkMails(env(), (error) => logger().error({ err: error }, "a link could not be sent")),
    onPasswordReset: (userId) => confirmPasswordReset({ ctx: { db }, input: { userId } }),
  });

export function getAuth(): Promise<Auth> {
  return once("auth", async () => openAuthOn(await openDb()));
}

export const accounts: Accounts = createAccounts((db) => (db === null ? getAuth() : openAuthOn(db)));

/** Tells of batches that have new results. */
export function executionNews(): Notifications {
  shared().executionNews ??= new Notifications({
    connectionString: () => requireDatabaseUrl(env()),
    channel: EXECUTION_CHANNEL,
    onError: (error) => logger().warn({ err: error }, "listening for results broke off; it is tried again"),
  });
  return shared().executionNews as Notifications;
}
