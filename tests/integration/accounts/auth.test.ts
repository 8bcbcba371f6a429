import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAuth, type Auth } from "@/lib/infra/auth";
import { startTestDatabase, type TestDatabase } from "@/tests/support/database";

const ORIGIN = "http://afterburner.test";
const PERSON = { name: "Ada", email: "ada@example.org", password: "correct horse battery" };

let database: TestDatabase;
let auth: Auth;

beforeEach(async () => {
  database = await startTestDatabase();
  auth = open();
});
afterEach(() => database.close());

function open(changes: Partial<Parameters<typeof createAuth>[0]> = {}): Auth {
  return createAuth({ db: database.db, secret: "s".repeat(64), publicUrl: ORIGIN, social: {}, opensSignUp: true, limitsRates: false, onError: () => undefined, ...changes });
}

function call(path: string, body: object, { origin = ORIGIN, from = auth } = {}): Promise<Response> {
  const headers = { "content-type": "application/json", origin, "x-forwarded-for": "192.0.2.1" };
  return from.handler(new Request(`${ORIGIN}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

describe("an account", () => {
  it("is made by signing up as a researcher, and signs in", async () => {
    await call("/sign-up/email", PERSON);
    expect(await database.db.user.findFirst()).toMatchObject({ role: "researcher", mustChangePassword: false });
    const answer = await call("/sign-in/email", { email: PERSON.email, password: PERSON.password });
    expect(answer.headers.get("set-cookie")).toMatch(/afterburner\.session_token=.*HttpOnly.*SameSite=Lax/);
  });

  it("cannot be given a role by whoever signs up", async () => {
    const answer = await call("/sign-up/email", { ...PERSON, role: "admin" });
    expect([answer.status, await database.db.user.count()]).toEqual([400, 0]);
  });

  it("keeps no password that could be read", async () => {
    await call("/sign-up/email", PERSON);
    expect(JSON.stringify(await database.db.account.findMany())).not.toContain(PERSON.password);
  });

  it("cannot be made while signing up is closed", async () => {
    const answer = await call("/sign-up/email", PERSON, { from: open({ opensSignUp: false }) });
    expect([answer.ok, await database.db.user.count()]).toEqual([false, 0]);
  });

  it("cannot be signed into from another site's page", async () => {
    await call("/sign-up/email", PERSON);
    const answer = await auth.handler(
      new Request(`${ORIGIN}/api/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: "https://evil.example", cookie: "a=b", "sec-fetch-site": "cross-site", "sec-fetch-mode": "cors" },
        body: JSON.stringify({ email: PERSON.email, password: PERSON.password }),
      }),
    );
    expect(answer.status).toBe(403);
  });

  it("is locked for a while for one address that guesses its password", async () => {
    const limited = open({ limitsRates: true });
    await call("/sign-up/email", PERSON);
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await call("/sign-in/email", { email: PERSON.email, password: "wrong wrong wrong" }, { from: limited })).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
  });
});

describe("an API key", () => {
  it("is known by its hash alone, carries scopes, and dies when it is deleted", async () => {
    await call("/sign-up/email", PERSON);
    const user = await database.db.user.findFirstOrThrow();
    const made = await auth.api.createApiKey({ body: { name: "laptop", userId: user.id, permissions: { afterburner: ["submit"] } } });
    expect(made.key).toMatch(/^ab_\w{40}/);
    expect(JSON.stringify(await database.db.apikey.findMany())).not.toContain(made.key);
    const found = await auth.api.verifyApiKey({ body: { key: made.key } });
    expect(found).toMatchObject({ valid: true, key: { referenceId: user.id, permissions: { afterburner: ["submit"] } } });
    await database.db.apikey.delete({ where: { id: made.id } });
    expect(await auth.api.verifyApiKey({ body: { key: made.key } })).toMatchObject({ valid: false });
  });
});
