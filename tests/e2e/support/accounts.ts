import { randomUUID } from "node:crypto";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { KEY_SCOPES, SCOPES, type Role } from "@/lib/core/accounts";
import { createAuth, type Auth } from "@/lib/infra/auth";
import { createDb } from "@/lib/infra/db/client";
import { openPage, type OpenPage, type RunningWeb } from "./web";

/** What an account is made with: its database, and the secret that the web app signs sessions with. */
export type AccountsHost = Pick<RunningWeb, "url" | "databaseUrl" | "secret">;

export interface TestAccount {
  id: string;
  name: string;
  email: string;
  password: string;
  /** Of a session, as a Cookie header. */
  cookie: string;
  /** An API key with all scopes of the role. */
  key: string;
}

/** An account with a session and a key, made beside the web app: tests that are not about its forms and limits need neither. */
export async function signUp(web: AccountsHost, { role = "researcher" }: { role?: Role } = {}): Promise<TestAccount> {
  const db = createDb(web.databaseUrl);
  try {
    const auth = createAuth({ db, secret: web.secret, publicUrl: web.url, social: {}, opensSignUp: true, limitsRates: false, onError: () => undefined });
    const name = `${role} ${randomUUID().slice(0, 4)}`;
    const email = `${randomUUID()}@example.org`;
    const password = `pass ${randomUUID()}`;
    const { headers, response } = await auth.api.signUpEmail({ body: { name, email, password }, returnHeaders: true });
    await db.user.update({ where: { id: response.user.id }, data: { role, emailVerified: true } });
    const cookie = headers.getSetCookie().map((set) => set.split(";", 1)[0]).join("; ");
    return { id: response.user.id, name, email, password, cookie, key: await keyFor(auth, response.user.id, role) };
  } finally {
    await db.$disconnect();
  }
}

async function keyFor(auth: Auth, userId: string, role: Role): Promise<string> {
  const scopes = SCOPES.filter((scope) => scope !== "admin" || role === "admin");
  const { key } = await auth.api.createApiKey({ body: { name: "test", userId, permissions: { [KEY_SCOPES]: scopes } } });
  return key;
}

/** Opens an address of the web app in a browser that has the session of an account. */
export function openAs(browser: Browser, web: Pick<RunningWeb, "url">, account: TestAccount, path: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
  const cookies = cookiesOf(account).map((cookie) => ({ ...cookie, domain: new URL(web.url).hostname, path: "/", expires: -1, httpOnly: true, secure: false, sameSite: "Lax" as const }));
  return openPage(browser, web.url + path, { storageState: { cookies, origins: [] }, ...options });
}

/** Gives a page's browser the session of an account; pages opened afterwards are signed in. */
export async function signIn(page: Page, web: Pick<RunningWeb, "url">, account: TestAccount): Promise<void> {
  await page.context().addCookies(cookiesOf(account).map((cookie) => ({ ...cookie, url: web.url, httpOnly: true })));
}

function cookiesOf({ cookie }: TestAccount): { name: string; value: string }[] {
  return cookie.split("; ").map((pair) => ({ name: pair.slice(0, pair.indexOf("=")), value: pair.slice(pair.indexOf("=") + 1) }));
}
