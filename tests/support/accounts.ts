import { randomUUID } from "node:crypto";
import type { Role, Scope } from "@/lib/core/accounts";
import type { Ctx } from "@/lib/services/context";
import type { UserActor } from "@/lib/services/accounts/access";

/** A person in the database, as the actor of calls; `scopes` as of an API key, null as of a session. */
export async function person(ctx: Pick<Ctx, "db">, role: Role = "researcher", scopes: readonly Scope[] | null = null): Promise<UserActor> {
  const id = randomUUID();
  const name = `${role} ${id.slice(0, 4)}`;
  const email = `${id}@example.org`;
  await ctx.db.user.create({ data: { id, name, email, role, emailVerified: true } });
  return { kind: "user", id, name, email, role, scopes };
}

/** The same context in somebody's name. */
export function as<Context extends Pick<Ctx, "actor">>(ctx: Context, actor: Ctx["actor"]): Context {
  return { ...ctx, actor };
}
