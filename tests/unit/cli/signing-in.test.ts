import { chmod, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import type { Input } from "@/cli/support/io";
import { cli, fakeServer, KEY, problem, sendJson, temporaryFolder, type Handler } from "./support";

const ACCOUNT = { id: "1", name: "Ada", email: "ada@example.org", role: "researcher", scopes: ["read", "submit"], more: true };

const accounts: Handler = ({ headers }, response) =>
  headers.authorization === `Bearer ${KEY}` ? sendJson(response, ACCOUNT) : sendJson(response, problem("unauthenticated", "The API key is unknown, expired or revoked."), 401);

describe("login", () => {
  it("keeps a key that the server knows, for its owner's eyes only, and whoami uses it", async () => {
    await using server = await fakeServer(accounts);
    await using home = await temporaryFolder();
    const env = { XDG_CONFIG_HOME: home.path };
    const login = await cli(["login", "--server", server.url, "--key-stdin"], { env, input: `${KEY}\n` });
    expect(login).toMatchObject({ code: 0, stdout: expect.stringContaining("Ada <ada@example.org>, researcher; the key may read, submit") });
    expect(login.stdout + login.stderr).not.toContain(KEY);
    const file = path.join(home.path, "afterburner/config.json");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(path.dirname(file))).mode & 0o777).toBe(0o700);
    const who = await cli(["whoami"], { env });
    expect(who).toMatchObject({ code: 0, stdout: expect.stringContaining(server.url) });
    expect(JSON.parse((await cli(["whoami", "--json"], { env })).stdout)).toEqual(ACCOUNT);
  });

  it("keeps nothing that the server refuses", async () => {
    await using server = await fakeServer(accounts);
    await using home = await temporaryFolder();
    const env = { XDG_CONFIG_HOME: home.path };
    const login = await cli(["login", "--server", server.url, "--key-stdin"], { env, input: "ab_wrong" });
    expect(login).toMatchObject({ code: 4, stderr: expect.stringContaining("unknown, expired or revoked") });
    expect(await cli(["whoami", "--server", server.url], { env })).toMatchObject({ code: 4 });
  });

  it("sends nothing that is not a key", async () => {
    await using server = await fakeServer(accounts);
    const login = await cli(["login", "--server", server.url, "--key-stdin"], { input: "a password" });
    expect(login.code).toBe(2);
    expect(login.stderr).not.toContain("a password");
    expect(server.seen).toEqual([]);
  });

  it("asks on a terminal without showing what is typed", async () => {
    await using server = await fakeServer(accounts);
    await using home = await temporaryFolder();
    const modes: boolean[] = [];
    const stdin: Input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => modes.push(on) });
    stdin.push(`${KEY}x\u007f\r`);
    const login = await cli(["login", "--server", server.url], { env: { XDG_CONFIG_HOME: home.path }, stdin });
    expect(login.code).toBe(0);
    expect(login.stderr).toContain("API key: ");
    expect(login.stdout + login.stderr).not.toContain(KEY);
    expect(modes).toEqual([true, false]);
  });

  it("ends at Ctrl-C while it asks", async () => {
    const stdin: Input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    stdin.push("ab_\u0003");
    expect(await cli(["login", "--server", "http://localhost:1"], { stdin })).toMatchObject({ code: 130 });
  });

  it("says how to give the key where nobody can be asked", async () => {
    expect(await cli(["login"])).toMatchObject({ code: 2, stderr: expect.stringContaining("--key-stdin") });
  });
});

describe("a stored key", () => {
  it("goes to no other server than its own", async () => {
    await using own = await fakeServer(accounts);
    await using other = await fakeServer((_, response) => sendJson(response, { submissions: [], nextCursor: null }));
    await using home = await temporaryFolder();
    const env = { XDG_CONFIG_HOME: home.path };
    await cli(["login", "--server", own.url, "--key-stdin"], { env, input: KEY });
    await cli(["submissions"], { env: { ...env, AFTERBURNER_SERVER: other.url } });
    expect(other.seen).toHaveLength(1);
    expect(other.seen[0]?.headers.authorization).toBeUndefined();
  });

  it("is not sent after a redirect", async () => {
    await using other = await fakeServer(accounts);
    await using own = await fakeServer((_, response) => void response.writeHead(307, { Location: `${other.url}/api/v1/account` }).end());
    const who = await cli(["whoami"], { env: { AFTERBURNER_SERVER: own.url, AFTERBURNER_KEY: KEY } });
    expect(who).toMatchObject({ code: 2, stderr: expect.stringContaining(`--server ${other.url}`) });
    expect(other.seen).toEqual([]);
  });

  it("gives way to the environment", async () => {
    await using server = await fakeServer(accounts);
    await using home = await temporaryFolder();
    const env = { XDG_CONFIG_HOME: home.path };
    await cli(["login", "--server", server.url, "--key-stdin"], { env, input: KEY });
    expect(await cli(["whoami"], { env: { ...env, AFTERBURNER_KEY: "ab_other" } })).toMatchObject({ code: 4 });
  });

  it("is closed to others again, and said so, where its file was opened to them", async () => {
    await using server = await fakeServer(accounts);
    await using home = await temporaryFolder();
    const env = { XDG_CONFIG_HOME: home.path };
    await cli(["login", "--server", server.url, "--key-stdin"], { env, input: KEY });
    const file = path.join(home.path, "afterburner/config.json");
    await chmod(file, 0o644);
    expect((await cli(["whoami"], { env })).stderr).toContain("could be read by others");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it("is forgotten by logout", async () => {
    await using server = await fakeServer(accounts);
    await using home = await temporaryFolder();
    const env = { XDG_CONFIG_HOME: home.path };
    await cli(["login", "--server", server.url, "--key-stdin"], { env, input: KEY });
    expect((await cli(["logout"], { env })).stderr).toContain("until you revoke it");
    expect(await readFile(path.join(home.path, "afterburner/config.json"), "utf8")).not.toContain(KEY);
    expect(await cli(["whoami", "--server", server.url], { env })).toMatchObject({ code: 4 });
  });

  it("in a file that is not ours is an error that says what to do", async () => {
    await using server = await fakeServer(accounts);
    await using home = await temporaryFolder();
    const env = { XDG_CONFIG_HOME: home.path };
    await cli(["login", "--server", server.url, "--key-stdin"], { env, input: KEY });
    await writeFile(path.join(home.path, "afterburner/config.json"), "{");
    expect(await cli(["whoami"], { env })).toMatchObject({ code: 2, stderr: expect.stringContaining("afterburner login") });
  });
});

describe("a key over http", () => {
  const never: typeof fetch = () => Promise.reject(new Error("nothing may be sent"));

  it.each(["http://example.org", "http://10.0.0.1:3000", "http://localhost.example.org", "http://127.0.0.1.example.org"])("is not sent to %s", async (server) => {
    const who = await cli(["whoami", "--server", server], { env: { AFTERBURNER_KEY: KEY }, fetch: never });
    expect(who).toMatchObject({ code: 2, stderr: expect.stringContaining("unencrypted") });
  });

  it.each([["http://example.org", "--insecure"], ["https://example.org"], ["http://localhost:3000"], ["http://[::1]:3000"], ["http://127.0.0.1"]])("is sent to %s %s", async (server, ...more) => {
    const sent: string[] = [];
    const fetched: typeof fetch = async (_, init) => {
      sent.push(new Headers(init?.headers).get("authorization") ?? "");
      return Response.json(ACCOUNT);
    };
    expect(await cli(["whoami", "--server", server, ...more], { env: { AFTERBURNER_KEY: KEY }, fetch: fetched })).toMatchObject({ code: 0 });
    expect(sent).toEqual([`Bearer ${KEY}`]);
  });

  it.each(["example.org", "ftp://example.org", "https://user:secret@example.org", "https://example.org/leaderboard", "localhost:3000"])("%s is no address of a server", async (server) => {
    const who = await cli(["whoami", "--server", server], { env: { AFTERBURNER_KEY: KEY }, fetch: never });
    expect(who.code).toBe(2);
    expect(who.stderr).not.toContain("secret");
  });
});
