import { createHash, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Whoever is signed in at the stand-in. */
export interface PersonThere {
  id: number;
  login: string;
  name: string | null;
  email: string;
  isConfirmed: boolean;
}

export interface OAuthSite extends AsyncDisposable {
  url: string;
  host: string;
  client: { id: string; secret: string };
  person: PersonThere;
  /** Whether it says who holds a token; with false it answers 500. */
  tellsWho: boolean;
  /** Tokens that it has given out. */
  tokens: Set<string>;
  /** Where a browser is sent after consent to what an authorization address asks for: with a code, and not yet followed. */
  consent(authorizationUrl: string): string;
}

interface Asked {
  redirectUri: string;
  challenge: string;
}

const AUTHORIZE = new Set(["/login/oauth/authorize", "/oauth/authorize"]);
const TOKEN = new Set(["/login/oauth/access_token", "/oauth/token"]);

/**
 * A site with accounts on loopback that speaks as a GitHub Enterprise Server and as Hugging Face do: a page of consent,
 * codes that are good once and for one PKCE verifier, tokens, and who holds them.
 */
export async function startOAuthSite(): Promise<OAuthSite> {
  const codes = new Map<string, Asked>();
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site: OAuthSite = {
    url: `http://${host}`,
    host,
    client: { id: "client-of-the-tests", secret: randomUUID() },
    person: { id: 1, login: "nobody", name: null, email: "nobody@example.org", isConfirmed: true },
    tellsWho: true,
    tokens: new Set(),
    consent: (authorizationUrl) => {
      const asked = authorizationOf(new URL(authorizationUrl));
      const code = randomUUID();
      codes.set(code, asked);
      return withQuery(asked.redirectUri, { code, state: asked.state });
    },
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };

  function authorizationOf(url: URL): Asked & { state: string } {
    const value = (name: string) => url.searchParams.get(name) ?? "";
    if (value("client_id") !== site.client.id || value("response_type") !== "code" || value("code_challenge_method") !== "S256") throw new Error(`not as this client asks: ${url.href}`);
    return { redirectUri: value("redirect_uri"), challenge: value("code_challenge"), state: value("state") };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", site.url);
    if (AUTHORIZE.has(url.pathname)) return consentPage(url, response);
    if (TOKEN.has(url.pathname)) return giveToken(new URLSearchParams(Buffer.concat((await request.toArray()) as Buffer[]).toString()), response);
    if (!site.tokens.has((request.headers.authorization ?? "").replace("Bearer ", ""))) return send(response, 401, { message: "Bad credentials" });
    if (!site.tellsWho) return send(response, 500, { message: "out of order" });
    const { id, login, name, email, isConfirmed } = site.person;
    if (url.pathname === "/api/v3/user") return send(response, 200, { id, login, name });
    if (url.pathname === "/api/v3/user/emails") return send(response, 200, [{ email, primary: true, verified: isConfirmed }]);
    if (url.pathname === "/oauth/userinfo") return send(response, 200, { sub: String(id), preferred_username: login, name, email, email_verified: isConfirmed });
    send(response, 404, { message: "Not Found" });
  }

  function consentPage(url: URL, response: ServerResponse): void {
    const { redirectUri, state } = authorizationOf(url);
    const link = (text: string, href: string) => `<p><a href="${href.replaceAll("&", "&amp;")}">${text}</a></p>`;
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<!doctype html><title>Consent</title>${link("Allow", site.consent(url.href))}${link("Cancel", withQuery(redirectUri, { error: "access_denied", state }))}`);
  }

  function giveToken(body: URLSearchParams, response: ServerResponse): void {
    const code = body.get("code") ?? "";
    const asked = codes.get(code);
    codes.delete(code);
    const challenge = createHash("sha256").update(body.get("code_verifier") ?? "").digest("base64url");
    const isOurs = body.get("client_id") === site.client.id && body.get("client_secret") === site.client.secret;
    if (!asked || !isOurs || challenge !== asked.challenge || body.get("redirect_uri") !== asked.redirectUri) return send(response, 200, { error: "bad_verification_code" });
    const token = randomUUID();
    site.tokens.add(token);
    send(response, 200, { access_token: token, token_type: "bearer", scope: "read" });
  }

  return site;
}

function withQuery(address: string, values: Record<string, string>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(values)) url.searchParams.set(name, value);
  return url.href;
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
