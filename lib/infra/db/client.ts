import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/generated/prisma/client";

export interface DbOptions {
  /** Most connections that this process holds; default 10. */
  maxConnections?: number;
  /** How long a transaction may wait to begin (also any query for a connection), and then last; default 2 s and 5 s. */
  transactions?: { maxWaitMs: number; timeoutMs: number };
}

/** For those that nobody waits for: a busy host makes them slow, and no reason to give up. */
export const PATIENT = { maxWaitMs: 30_000, timeoutMs: 60_000 };

/** A client for the database behind `url`. Connects at first use; end it with `$disconnect()`. */
export function createDb(url: string, options: DbOptions = {}): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: options.transactions?.maxWaitMs ?? 5_000,
    idleTimeoutMillis: 30_000,
  });
  if (options.transactions === undefined) return new PrismaClient({ adapter });
  const { maxWaitMs, timeoutMs } = options.transactions;
  return new PrismaClient({ adapter, transactionOptions: { maxWait: maxWaitMs, timeout: timeoutMs } });
}
