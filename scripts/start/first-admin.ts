import { createAccounts, openAuth } from "@/lib/infra/auth";
import { createDb, PATIENT } from "@/lib/infra/db/client";
import type { Env } from "@/lib/infra/env";
import { isAppError } from "@/lib/core/errors";
import { createFirstAdmin } from "@/lib/services/accounts/createFirstAdmin";
import { explain } from "./explain";

/**
 * Makes the first admin of a new installation and prints the one-time password, this once; prints nothing where there
 * is an admin.
 * @param url where to sign in
 */
export async function tellFirstAdmin(env: Env & { DATABASE_URL: string }, url: string): Promise<void> {
  // Beside web app and worker, which are starting too: a slow host is no reason to stop.
  const db = createDb(env.DATABASE_URL, { maxConnections: 4, transactions: PATIENT });
  const accounts = createAccounts((tx) => openAuth(env, tx ?? db, { onError: (message) => process.stderr.write(`accounts: ${message}\n`) }));
  try {
    const made = await createFirstAdmin({ ctx: { db, accounts, actor: { kind: "system", name: "first start" }, now: () => new Date() }, input: { email: env.ADMIN_EMAIL } });
    if (made !== null) process.stdout.write(announcement(url, made));
  } catch (error) {
    // Everybody else can work without an admin.
    if (!isAppError(error)) throw error;
    process.stdout.write(`\n${explain(error)}\n`);
  } finally {
    await db.$disconnect();
  }
}

function announcement(url: string, { email, password }: { email: string; password: string }): string {
  const lines = ["The first admin. This is shown once:", "", `  sign in at  ${url}${url.startsWith("http") ? "/sign-in" : ""}`, `  e-mail      ${email}`, `  password    ${password}`, "", "You choose your own password at the first sign-in."];
  const width = Math.max(...lines.map((line) => line.length));
  const rule = "─".repeat(width + 2);
  return `\n┌${rule}┐\n${lines.map((line) => `│ ${line.padEnd(width)} │`).join("\n")}\n└${rule}┘\n\n`;
}
