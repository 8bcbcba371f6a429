import { describe, expect, it } from "vitest";
import { explainNetworkError } from "@/cli/remote/network-errors";
import { cli, fakeServer, ID, KEY, problem, sendJson, view } from "./support";

const env = (url: string) => ({ AFTERBURNER_SERVER: url, AFTERBURNER_KEY: KEY });

describe("a call that may be repeated", () => {
  it("is tried again after what passes, as long as the server says", async () => {
    await using server = await fakeServer((_, response, count) =>
      count === 1 ? sendJson(response, problem("database_unavailable", "The database does not answer."), 503, { "Retry-After": "5" })
        : count === 2 ? void response.destroy()
          : sendJson(response, view()));
    const waits: number[] = [];
    const ran = await cli(["status", ID], { env: env(server.url), onSleep: (ms) => waits.push(ms) });
    expect(ran).toMatchObject({ code: 0, stderr: expect.stringContaining("The database does not answer. Trying again in 5 s.") });
    expect(waits).toEqual([5000, expect.any(Number)]);
  });

  it("ends with 7 after four tries", async () => {
    await using server = await fakeServer((_, response) => void response.writeHead(502).end("<html>bad gateway</html>"));
    const ran = await cli(["status", ID], { env: env(server.url) });
    expect(ran).toMatchObject({ code: 7, stderr: expect.stringContaining("502") });
    expect(server.seen).toHaveLength(4);
  });

  it("does not wait for a limit that is far away", async () => {
    await using server = await fakeServer((_, response) => sendJson(response, problem("rate_limited", "Your 3000 samples of today are used."), 429, { "Retry-After": "7200" }));
    const ran = await cli(["quota"], { env: env(server.url), onSleep: () => expect.unreachable() });
    expect(ran).toMatchObject({ code: 5, stderr: expect.stringContaining("Try again in 2 h") });
    expect(server.seen).toHaveLength(1);
  });
});

describe("a call that may not be repeated", () => {
  it("is sent once where the connection breaks", async () => {
    await using server = await fakeServer((_, response) => void response.destroy());
    expect(await cli(["cancel", ID], { env: env(server.url) })).toMatchObject({ code: 7 });
    expect(server.seen).toHaveLength(1);
  });

  it("is sent again where nothing has listened", async () => {
    const refused = Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(), { code: "ECONNREFUSED" }) });
    let calls = 0;
    const ran = await cli(["cancel", ID], {
      env: env("http://localhost:3000"),
      fetch: async () => {
        calls += 1;
        if (calls < 3) throw refused;
        return Response.json(view({ state: "cancelled" }));
      },
    });
    expect(ran).toMatchObject({ code: 0, stdout: expect.stringContaining("cancelled") });
  });
});

describe("exit codes", () => {
  it.each([
    ["invalid_input", 400, 3],
    ["unknown_problem", 400, 3],
    ["too_large", 413, 3],
    ["not_found", 404, 1],
    ["conflict", 409, 1],
    ["unauthenticated", 401, 4],
    ["forbidden", 403, 4],
    ["rate_limited", 429, 5],
    ["database_unavailable", 503, 7],
    ["internal", 500, 1],
    ["a_code_of_a_later_version", 403, 4],
  ])("%s (%i) ends with %i", async (code, status, expected) => {
    await using server = await fakeServer((_, response) => sendJson(response, problem(code, "What is wrong."), status));
    const ran = await cli(["status", ID], { env: env(server.url) });
    expect(ran).toMatchObject({ code: expected, stdout: "", stderr: expect.stringContaining("error: What is wrong.") });
  });

  it("what is no Afterburner server ends with 7", async () => {
    await using server = await fakeServer((_, response) => void response.writeHead(200, { "Content-Type": "text/html" }).end("<html>"));
    expect(await cli(["status", ID], { env: env(server.url) })).toMatchObject({ code: 7, stderr: expect.stringContaining("not an Afterburner server") });
  });

  it("what is not understood ends with 1 and names the field", async () => {
    await using server = await fakeServer((_, response) => sendJson(response, { id: ID }));
    expect(await cli(["status", ID], { env: env(server.url) })).toMatchObject({ code: 1, stderr: expect.stringContaining("model") });
  });

  it.each([[["status"]], [["status", "no-id"]], [["nosuch"]], [["submissions", "--limit", "0"]], [["leaderboard", "--format", "xml"]], [["scores"]], [["calibrate"]]])("wrong use as in %j ends with 2", async (argv) => {
    expect(await cli(argv)).toMatchObject({ code: 2, stdout: "", stderr: expect.stringContaining("--help") });
  });

  it("help ends with 0 and is printed where results are", async () => {
    expect(await cli(["--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("leaderboard"), stderr: "" });
    expect(await cli(["submit", "--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("--model"), stderr: "" });
  });
});

describe("what is wrong", () => {
  it("is told with hint and faults, without what a terminal would obey", async () => {
    const more = { hint: "Correct the named lines.", faults: [{ where: "line 12", problem: "is \u001b[31mcut off" }], moreFaults: 7 };
    await using server = await fakeServer((_, response) => sendJson(response, problem("invalid_input", "1 line cannot be read.", more), 400));
    const { stderr } = await cli(["status", ID], { env: env(server.url) });
    expect(stderr).toBe("error: 1 line cannot be read.\n  line 12: is ?[31mcut off\n  … and 7 more\nhint: Correct the named lines.\n");
  });
});

describe("a server that cannot be reached", () => {
  const thrown = (code: string) => Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });

  it.each([
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "final", "NODE_EXTRA_CA_CERTS"],
    ["CERT_HAS_EXPIRED", "final", "clock"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "final", "address"],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "final", "http://"],
    ["ENOTFOUND", "final", "address"],
    ["ECONNREFUSED", "unsent", "runs"],
    ["ECONNRESET", "broken", "safe to run twice"],
  ])("%s is explained", (code, kind, hint) => {
    const failure = explainNetworkError(thrown(code), "https://example.org", 1000);
    expect(failure.kind).toBe(kind);
    expect(failure.error.hint).toContain(hint);
    expect(failure.error.message).toContain("https://example.org");
  });

  it("a port that fetch refuses is told at once", async () => {
    expect(await cli(["status", ID, "--server", "http://localhost:9"])).toMatchObject({ code: 7, stderr: expect.stringMatching(/^error: .* port/) });
  });

  it("a name with several addresses is explained by the first", () => {
    const failed = new TypeError("fetch failed", { cause: new AggregateError([Object.assign(new Error(), { code: "ECONNREFUSED" })]) });
    expect(explainNetworkError(failed, "http://localhost:3000", 1000).kind).toBe("unsent");
  });
});
