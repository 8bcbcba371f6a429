import { randomUUID } from "node:crypto";
import type { Role, Scope } from "@/lib/core/accounts";
import { KEY_SCOPES } from "@/lib/core/accounts";
import type { Prisma, PrismaClient } from "@/lib/generated/prisma/client";
import type { Auth } from "./auth";

type Tx = Prisma.TransactionClient;
/** How better-auth calls a password among the ways to sign in. */
const PASSWORD = "credential";
const DAY_S = 86_400;

/**
 * What of accounts only better-auth can do (hashes, keys), in the caller's own transaction, so that a verb can write
 * it down in the audit log beside the act. Checks nobody's rights: verbs do.
 * @param open better-auth, on the database or on a transaction of it
 */
export function createAccounts(open: (db: PrismaClient | null) => Promise<Auth>) {
  const hash = async (password: string): Promise<string> => (await (await open(null)).$context).password.hash(password);

  return {
    /** `key` is told this once; the database has its hash. */
    async createKey(tx: Tx, input: { userId: string; name: string; scopes: readonly Scope[]; expiresInDays: number | null }): Promise<{ id: string; key: string }> {
      const auth = await open(tx as PrismaClient);
      const { id, key } = await auth.api.createApiKey({
        body: {
          name: input.name, userId: input.userId, permissions: { [KEY_SCOPES]: [...input.scopes] },
          expiresIn: input.expiresInDays === null ? null : input.expiresInDays * DAY_S,
        },
      });
      return { id, key };
    },

    async revokeKey(tx: Tx, id: string): Promise<void> {
      await tx.apikey.delete({ where: { id } });
    },

    async createUser(tx: Tx, input: { name: string; email: string; password: string; role: Role; mustChangePassword: boolean }): Promise<{ id: string }> {
      const { name, role, mustChangePassword } = input;
      const id = randomUUID();
      await tx.user.create({ data: { id, name, email: input.email.toLowerCase(), role, mustChangePassword } });
      await tx.account.create({ data: { id: randomUUID(), userId: id, accountId: id, providerId: PASSWORD, password: await hash(input.password) } });
      return { id };
    },

    /** Also for somebody who had none: who signed in elsewhere until now. */
    async setPassword(tx: Tx, { userId, password }: { userId: string; password: string }): Promise<void> {
      const data = { password: await hash(password) };
      const { count } = await tx.account.updateMany({ where: { userId, providerId: PASSWORD }, data });
      if (count === 0) await tx.account.create({ data: { id: randomUUID(), userId, accountId: userId, providerId: PASSWORD, ...data } });
    },

    /** False also for somebody without a password. */
    async isPassword(tx: Tx, { userId, password }: { userId: string; password: string }): Promise<boolean> {
      const account = await tx.account.findFirst({ where: { userId, providerId: PASSWORD } });
      if (!account?.password) return false;
      return (await (await open(null)).$context).password.verify({ hash: account.password, password });
    },

    /** Signs them out everywhere, at once, but for one session. */
    async endSessions(tx: Tx, userId: string, { except }: { except?: string | undefined } = {}): Promise<number> {
      const { count } = await tx.session.deleteMany({ where: { userId, ...(except === undefined ? {} : { id: { not: except } }) } });
      return count;
    },
  };
}
