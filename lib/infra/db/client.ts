import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/generated/prisma/client";

export interface DbOptions {
  /** Most connections that this process holds; default 10. */
  maxConnections?: number;
  /** How long a transaction may wait to begin, and then last; default 2 s and 5 s. */
  transactions?: { maxWaitMs: number; timeoutMs: number };
}

/** A client for the database behind `url`. Connects at first use; end it with `$disconnect()`. */
export function createDb(url: string, options: DbOptions = {}): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  if (options.transactions === undefined) return new PrismaClient({ adapter });
  const { maxWaitMs, timeoutMs } = options.transactions;
  return new PrismaClient({ adapter, transactionOptions: { maxWait: maxWaitMs, timeout: timeoutMs } });
}
