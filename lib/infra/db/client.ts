import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@/lib/generated/prisma/client";

export interface DbOptions {
  /** Most connections that this process holds; default 10. */
  maxConnections?: number;
}

/** A client for the database behind `url`. Connects at first use; end it with `$disconnect()`. */
export function createDb(url: string, options: DbOptions = {}): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  return new PrismaClient({ adapter });
}
