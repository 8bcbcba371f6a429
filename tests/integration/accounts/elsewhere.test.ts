import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createAuth, type Auth } from "@/lib/infra/auth";
import { startTestDatabase, type TestDatabase } from "@/tests/support/database";
import { startOAuthSite, type OAuthSite } from "@/tests/support/oauth-site";

const ORIGIN = "http://afterburner.test";
const WAYS = ["github", "huggingface"] as const;
type Way = (typeof WAYS)[number];

let database: TestDatabase;
let site: OAuthSite;
let auth: Auth;

beforeEach(async () => {
  [database, site] = await Promise.all([startTestDatabase(), startOAuthSite()]);
  site.person = { id: 42, login: "ada", name: "Ada", email: "ada@example.org", isConfirmed: true };
  auth = open();
});
afterEach(async () => {
  await site[Symbol.asyncDispose]();
  await database.close();
});

function open(changes: Partial<Parameters<typeof createAuth>[0]> = {}): Auth {
  const client = { clientId: site.client.id, clientSecret: site.client.secret, url: site.url };
  return createAuth({ db: database.db, secret: "s".repeat(64), publicUrl: ORIGIN, social: { github: client, huggingface: client }, opensSignUp: true, limitsRates: false, onError: () => undefined, ...changes });
}

/** A browser's visit: it is sent to the site, allows it there, and comes back with its cookies, or without. */
async function signIn(way: Way, { keepsCookies = true, code = (url: string) => url } = {}): Promise<{ to: string; hasSession: boolean }> {
  const begun = await auth.handler(
    new Request(`${ORIGIN}/api/auth/sign-in/social`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: ORIGIN },
      body: JSON.stringify({ provider: way, callbackURL: "/problems", errorCallbackURL: `/sign-in?from=${way}` }),
    }),
  );
  const cookie = begun.headers.getSetCookie().map((line) => line.split(";", 1)[0]).join("; ");
  const { url } = (await begun.json()) as { url: string };
  const back = await auth.handler(new Request(code(site.consent(url)), { headers: keepsCookies ? { cookie } : {} }));
  return { to: back.headers.get("location") ?? "", hasSession: back.headers.getSetCookie().some((line) => line.startsWith("afterburner.session_token=")) };
}

const accounts = () => database.db.account.findMany({ include: { user: true } });
const addPerson = (emailVerified: boolean) => database.db.user.create({ data: { id: "u", name: "Ada", email: site.person.email, emailVerified } });

describe.each(WAYS)("an account at %s", (way) => {
  it("gives one here at the first sign-in and opens the same at the next, and nothing that opens it is kept", async () => {
    for (let time = 0; time < 2; time++) expect(await signIn(way)).toEqual({ to: "/problems", hasSession: true });
    const kept = { providerId: way, accessToken: null, refreshToken: null, idToken: null, password: null };
    expect(await accounts()).toMatchObject([{ ...kept, user: { role: "researcher", name: "Ada", email: "ada@example.org", emailVerified: true } }]);
    expect(site.tokens.size).toBe(2);
  });

  it("of a site of one's own is not taken for one with the same number at the public site", async () => {
    await database.db.user.create({ data: { id: "other", name: "Other", email: "other@example.org", accounts: { create: { id: "a", providerId: way, accountId: "42" } } } });
    await signIn(way);
    expect((await accounts()).map(({ userId, accountId }) => [userId === "other", accountId]).sort()).toEqual([[false, `${site.host}:42`], [true, "42"]]);
  });

  it("opens the account here of the same address where both sides have confirmed it", async () => {
    await addPerson(true);
    expect(await signIn(way)).toMatchObject({ hasSession: true });
    expect(await accounts()).toMatchObject([{ userId: "u", providerId: way, accessToken: null }]);
  });

  it("opens none whose address is not confirmed here", async () => {
    await addPerson(false);
    expect(await signIn(way)).toEqual({ to: `/sign-in?from=${way}&error=account_not_linked`, hasSession: false });
    expect(await accounts()).toEqual([]);
  });

  it("makes none while signing up is closed", async () => {
    auth = open({ opensSignUp: false });
    expect(await signIn(way)).toEqual({ to: `/sign-in?from=${way}&error=signup_disabled`, hasSession: false });
    expect(await database.db.user.count()).toBe(0);
  });

  it("signs nobody in whose browser did not begin it, who did not allow it, or whom the site does not name", async () => {
    expect(await signIn(way, { keepsCookies: false })).toEqual({ to: `/sign-in?from=${way}&error=state_mismatch`, hasSession: false });
    expect(await signIn(way, { code: (url) => url.replace(/code=[^&]+/, "error=access_denied") })).toEqual({ to: `/sign-in?from=${way}&error=access_denied`, hasSession: false });
    expect(await signIn(way, { code: (url) => url.replace(/state=[^&]+/, "state=made-up") })).toEqual({ to: "/sign-in?error=state_mismatch", hasSession: false });
    expect((await signIn(way, { code: (url) => url.replace(/code=[^&]+/, "code=made-up") })).hasSession).toBe(false);
    site.tellsWho = false;
    expect(await signIn(way)).toEqual({ to: `/sign-in?from=${way}&error=unable_to_get_user_info`, hasSession: false });
    expect(await database.db.user.count()).toBe(0);
  });
});

describe("an address that is not confirmed there", () => {
  beforeEach(() => {
    site.person.isConfirmed = false;
  });

  it("is none for GitHub, and not taken for confirmed from Hugging Face", async () => {
    expect(await signIn("github")).toEqual({ to: "/sign-in?from=github&error=email_not_found", hasSession: false });
    expect(await signIn("huggingface")).toMatchObject({ hasSession: true });
    expect(await accounts()).toMatchObject([{ user: { emailVerified: false } }]);
  });

  it("opens no account here", async () => {
    await addPerson(true);
    expect((await signIn("huggingface")).to).toContain("account_not_linked");
    expect(await accounts()).toEqual([]);
  });
});
