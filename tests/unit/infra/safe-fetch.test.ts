import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSafeFetch, isPublicAddress, parseAllowedHost, type AllowedHost, type Resolve, type SafeFetchOptions } from "@/lib/infra/safe-fetch";

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

let server: Server;
let port: number;
let answer: Answer;
let asked: string[];

beforeEach(async () => {
  asked = [];
  answer = (_request, response) => response.end("hello");
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const hosts = (...list: string[]): AllowedHost[] => list.map((text) => parseAllowedHost(text) as AllowedHost);
const here = (): SafeFetchOptions => ({ allowed: hosts(`127.0.0.1:${port}`) });
const to = (address: string): Resolve => () => Promise.resolve([{ address, family: address.includes(":") ? 6 : 4 }]);

describe("an address that a person gives", () => {
  it.each([
    "http://127.0.0.1", "http://127.1", "http://2130706433", "http://0x7f000001", "http://0177.0.0.1", "http://0", "http://0.0.0.0", "http://localhost",
    "http://[::1]", "http://[::]", "http://[::ffff:127.0.0.1]", "http://[::ffff:7f00:1]", "http://[::127.0.0.1]", "http://[64:ff9b::7f00:1]", "http://[64:ff9b:1::7f00:1]",
    "http://[2002:7f00:1::]", "http://[2001:0:7f00:1::]", "http://[fe80::1]", "http://[fd00:ec2::254]", "http://[fec0::1]", "http://[ff02::1]",
    "http://10.0.0.1", "http://172.16.0.1", "http://192.168.1.1", "http://169.254.169.254", "http://100.64.0.1", "http://100.100.100.200", "http://168.63.129.16",
    "http://224.0.0.1", "http://255.255.255.255", "http://192.0.2.1", "http://198.18.0.1", "http://240.0.0.1", "http://①②⑦.⓪.⓪.①",
  ])("%s is refused: it is not of the public internet", async (url) => {
    const at = new URL(url);
    at.port = String(port);
    await expect(createSafeFetch()(at)).rejects.toMatchObject({ name: "AppError", code: "invalid_input" });
    expect(asked).toEqual([]);
  });

  it.each(["ftp://example.org/", "file:///etc/passwd", "data:,x", "gopher://127.0.0.1/", "http://user@example.org/", "https://example.org:pw@127.0.0.1/", "nonsense", ""])(
    "%s is refused: only http and https, without credentials",
    async (url) => {
      await expect(createSafeFetch({ resolve: to("127.0.0.1") })(url)).rejects.toMatchObject({ code: "invalid_input" });
    },
  );

  it("whose name leads to a private address is refused, without telling which", async () => {
    const refused = createSafeFetch({ resolve: to("10.1.2.3") })("http://intranet.example/");
    await expect(refused).rejects.toMatchObject({ code: "invalid_input", message: expect.not.stringContaining("10.1.2.3") as string });
  });

  it("whose name leads to a public and a private address is refused", async () => {
    const resolve: Resolve = () => Promise.resolve([{ address: "93.184.215.14", family: 4 }, { address: "127.0.0.1", family: 4 }]);
    await expect(createSafeFetch({ resolve })(`http://both.example:${port}/`)).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("whose name has no address is named as such", async () => {
    await expect(createSafeFetch({ resolve: () => Promise.reject(new Error("ENOTFOUND")) })("http://nothing.example/")).rejects.toMatchObject({ code: "upstream_unavailable" });
  });
});

describe("a name that answers otherwise the second time", () => {
  it("is looked up once: the connection goes to the address that was checked", async () => {
    const answers = ["127.0.0.1", "203.0.113.9"];
    let lookups = 0;
    const resolve: Resolve = () => Promise.resolve([{ address: answers[lookups++] ?? "", family: 4 }]);
    const response = await createSafeFetch({ allowed: hosts("127.0.0.0/8"), resolve })(`http://rebinding.example:${port}/x`);
    expect([await response.text(), lookups, asked]).toEqual(["hello", 1, ["GET /x"]]);
  });
});

describe("a redirect", () => {
  it.each(["http://[::1]/", "http://169.254.169.254/latest/meta-data", "file:///etc/passwd", "//localhost:1/"])("to %s is refused", async (location) => {
    answer = (_request, response) => response.writeHead(302, { location }).end();
    await expect(createSafeFetch(here())(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: "invalid_input" });
    expect(asked).toHaveLength(1);
  });

  it("from a public name to the loopback interface is refused", async () => {
    answer = (_request, response) => response.writeHead(307, { location: `http://127.0.0.1:${port}/inner` }).end();
    const outer = createSafeFetch({ allowed: hosts("outer.example"), resolve: to("127.0.0.1") });
    await expect(outer(`http://outer.example:${port}/`)).rejects.toMatchObject({ code: "invalid_input" });
    expect(asked).toEqual(["GET /"]);
  });

  it("within what is allowed is followed, and says where it ended", async () => {
    answer = (request, response) => (request.url === "/a" ? response.writeHead(301, { location: "/b" }).end() : response.end("there"));
    const response = await createSafeFetch(here())(`http://127.0.0.1:${port}/a`);
    expect([await response.text(), new URL(response.url).pathname, response.redirected]).toEqual(["there", "/b", true]);
  });

  it("to another host does not carry the credentials along", async () => {
    const seen: (string | undefined)[] = [];
    answer = (request, response) => {
      seen.push(request.headers.authorization);
      if (request.headers.host?.startsWith("one.")) response.writeHead(302, { location: `http://two.example:${port}/` }).end();
      else response.end();
    };
    await createSafeFetch({ allowed: hosts("one.example", "two.example"), resolve: to("127.0.0.1") })(`http://one.example:${port}/`, { headers: { authorization: "Bearer x" } });
    expect(seen).toEqual(["Bearer x", undefined]);
  });

  it("is an error where redirects are not wanted, and where they do not end", async () => {
    answer = (_request, response) => response.writeHead(302, { location: "/again" }).end();
    await expect(createSafeFetch(here())(`http://127.0.0.1:${port}/`, { redirect: "error" })).rejects.toThrow("redirects are not followed");
    await expect(createSafeFetch(here())(`http://127.0.0.1:${port}/`)).rejects.toThrow("redirected too often");
  });
});

describe("what comes back", () => {
  it("is broken off above the bound", async () => {
    answer = (_request, response) => response.end("x".repeat(5000));
    const response = await createSafeFetch({ ...here(), maxBytes: 1000 })(`http://127.0.0.1:${port}/`);
    await expect(response.text()).rejects.toMatchObject({ code: "too_large" });
  });

  it("is given up when it does not come in time, head or body", async () => {
    answer = (request, response) => (request.url === "/body" ? response.write("begins") : undefined);
    const impatient = createSafeFetch({ ...here(), totalMs: 50 });
    await expect(impatient(`http://127.0.0.1:${port}/head`)).rejects.toThrow("failed");
    await expect(impatient(`http://127.0.0.1:${port}/body`).then((response) => response.text())).rejects.toThrow();
  });

  it("has status, headers and body as sent; a body goes there whole", async () => {
    answer = (request, response) => void request.toArray().then((chunks) => response.writeHead(201, { "x-a": "b" }).end(Buffer.concat(chunks as Buffer[])));
    const response = await createSafeFetch(here())(`http://127.0.0.1:${port}/`, { method: "POST", body: "ünïcode" });
    expect([response.status, response.headers.get("x-a"), await response.text()]).toEqual([201, "b", "ünïcode"]);
  });
});

describe("a proxy in the environment", () => {
  it("is not used", async () => {
    process.env.HTTP_PROXY = "http://127.0.0.1:9";
    try {
      expect(await (await createSafeFetch(here())(`http://127.0.0.1:${port}/`)).text()).toBe("hello");
    } finally {
      delete process.env.HTTP_PROXY;
    }
  });
});

describe("public addresses", () => {
  it.each(["93.184.215.14", "1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"])("%s is one", (address) => expect(isPublicAddress(address)).toBe(true));
});

describe("ALLOWED_PRIVATE_HOSTS", () => {
  it.each(["hooks.lan", "hooks.lan:8080", "127.0.0.1", "[::1]:80", "::1", "10.0.0.0/8", "fd00::/8"])("takes %s", (text) => expect(parseAllowedHost(text)).not.toBeNull());
  it.each(["http://x", "a/b", "user@host", "", "10.0.0.0/99", "host:99999"])("refuses %j", (text) => expect(parseAllowedHost(text)).toBeNull());

  it("with a port allows that port alone", async () => {
    const one = createSafeFetch({ allowed: hosts(`127.0.0.1:${port + 1}`) });
    await expect(one(`http://127.0.0.1:${port}/`)).rejects.toMatchObject({ code: "invalid_input" });
  });
});
