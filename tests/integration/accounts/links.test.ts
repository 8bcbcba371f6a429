import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAuth, type Auth } from "@/lib/infra/auth";
import { confirmPasswordReset } from "@/lib/services/accounts/confirmPasswordReset";
import { limitLinks } from "@/lib/services/accounts/limitLinks";
import { confirmationMail, passwordResetMail } from "@/lib/services/accounts/mails";
import { startTestDatabase, type TestDatabase } from "@/tests/support/database";

const ORIGIN = "http://afterburner.test";
const PERSON = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };
const NEW = "a battery of horses";

let database: TestDatabase;
let auth: Auth;
let sent: { kind: "reset" | "confirm"; email: string; token: string }[];

beforeEach(async () => {
  database = await startTestDatabase();
  const { db } = database;
  sent = [];
  auth = createAuth({
    db, secret: "s".repeat(64), publicUrl: ORIGIN, social: {}, opensSignUp: true, limitsRates: false, onError: () => undefined,
    mail: {
      sendPasswordReset: ({ email }, token) => void sent.push({ kind: "reset", email, token }),
      sendConfirmation: ({ email }, token) => void sent.push({ kind: "confirm", email, token }),
    },
    onPasswordReset: (userId) => confirmPasswordReset({ ctx: { db }, input: { userId } }),
  });
  await call("/sign-up/email", PERSON);
});
afterEach(() => database.close());

function call(path: string, body?: object): Promise<Response> {
  const headers = { "content-type": "application/json", origin: ORIGIN };
  const init = body === undefined ? { method: "GET" } : { method: "POST", body: JSON.stringify(body) };
  return auth.handler(new Request(`${ORIGIN}/api/auth${path}`, { ...init, headers }));
}

const tokenOf = (kind: "reset" | "confirm"): string => sent.findLast((mail) => mail.kind === kind)?.token ?? "";
const signIn = async (password: string) => (await call("/sign-in/email", { email: PERSON.email, password })).status;

describe("a forgotten password", () => {
  it("is replaced by a link that works once and ends every session", async () => {
    await signIn(PERSON.password);
    await database.db.user.updateMany({ data: { mustChangePassword: true } });
    await call("/request-password-reset", { email: PERSON.email });
    expect((await call("/reset-password", { token: tokenOf("reset"), newPassword: NEW })).status).toBe(200);
    expect(await database.db.session.count()).toBe(0);
    expect([await signIn(PERSON.password), await signIn(NEW)]).toEqual([401, 200]);
    expect((await call("/reset-password", { token: tokenOf("reset"), newPassword: "yet another password" })).status).toBe(400);
    expect(await database.db.user.findFirst()).toMatchObject({ mustChangePassword: false, emailVerified: true });
    expect((await database.db.auditEvent.findMany()).map(({ action }) => action)).toEqual(["account.passwordByLink"]);
  });

  it("is asked for with the same answer whether or not there is an account", async () => {
    const [known, unknown] = [await call("/request-password-reset", { email: PERSON.email }), await call("/request-password-reset", { email: "nobody@example.org" })];
    expect([unknown.status, await unknown.text()]).toEqual([known.status, await known.text()]);
    expect(sent.filter(({ kind }) => kind === "reset").map(({ email }) => email)).toEqual([PERSON.email]);
  });

  it("is not replaced by a link that is too old, or by what the database holds of it", async () => {
    await call("/request-password-reset", { email: PERSON.email });
    const rows = await database.db.verification.findMany();
    expect(JSON.stringify(rows)).not.toContain(tokenOf("reset"));
    expect((rows[0]?.expiresAt.getTime() ?? 0) - Date.now()).toBeLessThanOrEqual(3600 * 1000);
    await database.db.verification.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
    expect((await call("/reset-password", { token: tokenOf("reset"), newPassword: NEW })).status).toBe(400);
    expect(await signIn(PERSON.password)).toBe(200);
  });

  it("cannot be asked for again and again, whether or not there is an account", async () => {
    const ctx = { db: database.db, now: () => new Date() };
    for (let i = 0; i < 3; i++) await limitLinks({ ctx, input: { email: "nobody@example.org" } });
    await expect(limitLinks({ ctx, input: { email: "nobody@example.org" } })).rejects.toMatchObject({ code: "rate_limited" });
    expect(JSON.stringify(await database.db.rateLimit.findMany(), (_key, value: unknown) => (typeof value === "bigint" ? Number(value) : value))).not.toContain("nobody@");
  });
});

describe("an address", () => {
  it("is confirmed by the link that signing up sends, and by no other", async () => {
    expect(sent.map(({ kind, email }) => [kind, email])).toEqual([["confirm", PERSON.email]]);
    const [head, body, signature] = tokenOf("confirm").split(".");
    expect((await call(`/verify-email?token=${head}.${body}x.${signature}`)).status).toBe(401);
    expect(await database.db.user.findFirst()).toMatchObject({ emailVerified: false });
    expect((await call(`/verify-email?token=${tokenOf("confirm")}`)).status).toBe(200);
    expect(await database.db.user.findFirst()).toMatchObject({ emailVerified: true });
  });
});

describe("mails with links", () => {
  it("say what the link does and for how long it holds", () => {
    expect(passwordResetMail("Ada", "https://a.example/new-password?token=t").text).toMatch(/Hello Ada,[\s\S]*https:\/\/a\.example\/new-password\?token=t\n[\s\S]*one hour/);
    expect(confirmationMail("Ada", "https://a.example/c").text).toContain("24 hours");
  });

  it("hold no name that could pass for something else", () => {
    for (const name of ["Visit evil.example now", "https://evil.example", "Ada\n\nYou won"]) expect(confirmationMail(name, "https://a.example/c").text, name).not.toMatch(/evil|\n\nYou won/);
  });
});
