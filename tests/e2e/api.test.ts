import { once } from "node:events";
import type { AddressInfo } from "node:net";
import http from "node:http";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEnv } from "@/lib/infra/env";
import { ensureSchemathesis } from "@/scripts/test/schemathesis";
import { launchBrowser } from "@/tests/support/browser";
import { startServiceBench, type ServiceBench } from "@/tests/support/services";
import { signUp, type TestAccount } from "./support/accounts";
import { ENTRIES, fill, type Filled } from "./support/fill";
import { runSchemathesis, withExamples, type Document, type Examples } from "./support/schemathesis";
import { expectSound, LOOKS, viewportOf } from "./support/looks";
import { openPage, startWeb, type RunningWeb } from "./support/web";

const schemathesis = await ensureSchemathesis({ dataDir: readEnv().DATA_DIR, mayInstall: false, onProgress: (line) => process.stdout.write(`${line}\n`) });
if ("missing" in schemathesis) process.stdout.write(`The API is not tested with Schemathesis: ${schemathesis.missing}\n`);

let bench: ServiceBench;
let web: RunningWeb;
let filled: Filled;
let researcher: TestAccount;
let admin: TestAccount;
let executionId: string;
let browser: Browser;
/** A hub that has nothing: one that cannot be reached is 502, which is no fault of ours and would look like one. */
const emptyHub = http.createServer((_, answer) => answer.writeHead(404, { "Content-Type": "application/json" }).end('{"error":"Repository not found"}'));

beforeAll(async () => {
  bench = await startServiceBench();
  filled = await fill(bench.ctx, { entries: ENTRIES.slice(0, 2) });
  emptyHub.listen(0, "127.0.0.1");
  await once(emptyHub, "listening");
  const hubUrl = `http://127.0.0.1:${(emptyHub.address() as AddressInfo).port}`;
  web = await startWeb(bench.url, { HF_ENDPOINT: hubUrl, EXECUTION_ACCESS: "key", MONOLITH_API: "async", EXECUTION_QUEUE_LIMIT: "200" });
  researcher = await signUp(web);
  admin = await signUp(web, { role: "admin" });
  browser = await launchBrowser();
  executionId = (await bench.db.execution.findFirstOrThrow({ where: { sampleId: { not: null }, verdict: "AC" }, select: { id: true } })).id;
});
afterAll(async () => {
  emptyHub.close();
  await browser?.close();
  await web?.stop();
  await bench.close();
});

const get = (address: string, headers: Record<string, string> = {}) => fetch(`${web.url}${address}`, { headers });
const byKey = () => ({ Authorization: `Bearer ${researcher.key}` });
const problemOf = async (response: Response) => ({ status: response.status, type: response.headers.get("content-type"), body: (await response.json()) as Record<string, unknown> });

describe("an error of the API", () => {
  it("is problem details with a code whose explanation the type leads to", async () => {
    const page = await (await get("/docs/api")).text();
    const refused: [string, RequestInit, number, string][] = [
      ["/api/v1/nothing/here", {}, 404, "not_found"],
      ["/api/v1", {}, 404, "not_found"],
      ["/api/v1/leaderboard", { method: "POST" }, 405, "method_not_allowed"],
      ["/api/v1/leaderboard?laguage=cpp", {}, 400, "invalid_input"],
      ["/api/v1/healthz?x=1", {}, 400, "invalid_input"],
      ["/api/v1/problems?set=starter&limit=1&limit=2", {}, 400, "invalid_input"],
      ["/api/v1/problems?set=starter&limit=0", {}, 400, "invalid_input"],
      ["/api/v1/problems?set=a%00b", {}, 400, "invalid_input"],
      ["/api/v1/problems/starter/%00", {}, 404, "not_found"],
      ["/api/v1/problems?set=starter&cursor=zzz", {}, 400, "invalid_input"],
      ["/api/v1/account", {}, 401, "unauthenticated"],
      ["/api/v1/leaderboard", { headers: { Authorization: "Bearer ab_unknown" } }, 401, "unauthenticated"],
      ["/api/v1/executions", { method: "POST", body: "{}", headers: { "Content-Type": "text/plain", ...byKey() } }, 415, "unsupported_media_type"],
      ["/api/v1/executions", { method: "POST", body: "{", headers: { "Content-Type": "application/json", ...byKey() } }, 400, "invalid_input"],
      ["/api/v1/reported-results", { method: "POST", body: `"${"x".repeat(1_100_000)}"`, headers: { "Content-Type": "application/json", ...byKey() } }, 413, "too_large"],
      ["/api/v1/executions/019f0000-0000-7000-8000-000000000000", { method: "DELETE", headers: { Origin: "https://elsewhere.example" } }, 403, "forbidden"],
    ];
    for (const [address, init, status, code] of refused) {
      const { body, ...seen } = await problemOf(await fetch(`${web.url}${address}`, init));
      expect([address, seen.status, seen.type, body.status, body.code, body.type]).toEqual([address, status, "application/problem+json", status, code, `/docs/api#${code}`]);
      expect(page).toContain(`id="${code}"`);
    }
  });

  it("is no fault of ours for a method that browsers may not even send", async () => {
    const status = await new Promise((resolve, reject) => {
      http.request(`${web.url}/api/v1/leaderboard`, { method: "TRACE" }, (response) => resolve(response.resume().statusCode)).on("error", reject).end();
    });
    expect(status).toBe(405);
  });

  it("says how to sign in, and which methods there are", async () => {
    expect((await get("/api/v1/account")).headers.get("www-authenticate")).toContain("Bearer");
    const refused = await fetch(`${web.url}/api/v1/submissions`, { method: "PATCH" });
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "GET, HEAD, POST, OPTIONS"]);
  });
});

describe("what is read", () => {
  it("carries a tag, and costs nothing when it is unchanged", async () => {
    const first = await get("/api/v1/leaderboard?set=starter");
    const tag = first.headers.get("etag") ?? "";
    expect([tag.startsWith('W/"'), first.headers.get("cache-control")]).toEqual([true, "public, no-cache"]);
    const again = await get("/api/v1/leaderboard?set=starter", { "If-None-Match": tag });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", tag]);
  });

  it("is kept by no cache that others share when it was asked for by somebody", async () => {
    const answer = await get("/api/v1/submissions", byKey());
    expect(answer.headers.get("cache-control")).toBe("private, no-cache");
    expect(answer.headers.get("vary")).toMatch(/authorization.*cookie/i);
  });

  it("can be read by pages of other sites without credentials, and only so", async () => {
    expect((await get("/api/v1/leaderboard", { Origin: "https://elsewhere.example" })).headers.get("access-control-allow-origin")).toBe("*");
    for (const headers of [byKey(), { Cookie: researcher.cookie }]) {
      const answer = await get("/api/v1/submissions", { Origin: "https://elsewhere.example", ...headers });
      expect([answer.headers.get("access-control-allow-origin"), answer.headers.get("access-control-allow-credentials")]).toEqual([null, null]);
    }
    const preflight = (address: string) => fetch(`${web.url}${address}`, { method: "OPTIONS", headers: { Origin: "https://elsewhere.example", "Access-Control-Request-Method": "GET" } });
    expect((await preflight("/api/v1/leaderboard")).headers.get("access-control-allow-methods")).toBe("GET, HEAD");
    expect((await preflight("/api/v1/executions")).headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("a list", () => {
  it("gives every problem once, page by page, along nextCursor and the Link header", async () => {
    const all = ((await (await get("/api/v1/problems?set=starter")).json()) as { problems: { slug: string }[] }).problems.map(({ slug }) => slug);
    const seen: string[] = [];
    for (let address: string | undefined = "/api/v1/problems?set=starter&limit=7"; address !== undefined; ) {
      const answer: Response = await get(address);
      const page = (await answer.json()) as { problems: { slug: string }[]; nextCursor: string | null };
      seen.push(...page.problems.map(({ slug }) => slug));
      address = /^<(.+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
      expect(address === undefined).toBe(page.nextCursor === null);
    }
    expect(seen).toEqual(all);
  });
});

describe("executions that need a key", () => {
  it("are refused to a visitor at every door, and taken with a key", async () => {
    const body = JSON.stringify({ code: "print(1)", language: "python" });
    const post = (address: string, text: string, headers = {}) => fetch(`${web.url}${address}`, { method: "POST", body: text, headers: { "Content-Type": "application/json", ...headers } });
    expect((await post("/execute", body)).status).toBe(401);
    expect((await get("/status")).status).toBe(401);
    expect((await post("/api/v1/executions", '{"executions":[{"code":"print(1)"}]}')).status).toBe(401);
    const task = (await (await post("/execute", body, byKey())).json()) as { task_id: string };
    expect((await get(`/results/${task.task_id}`)).status).toBe(404);
    expect((await get(`/results/${task.task_id}`, byKey())).status).toBe(200);
    expect((await get(`/api/v1/executions/${task.task_id}`)).status).toBe(404);
  });
});

describe("the page of the API", () => {
  it.each(LOOKS)("is whole in the $colorScheme theme at $widths px, with no accessibility violation and no sideways scrolling", async (look) => {
    await using open = await openPage(browser, `${web.url}/docs/api?q=samples`, { colorScheme: look.colorScheme, viewport: viewportOf(look) });
    await expectSound(open, look.widths);
  });

  it("shows and searches every call without script", async () => {
    await using open = await openPage(browser, `${web.url}/docs/api?q=samples`, { javaScriptEnabled: false });
    const text = await open.page.locator("main").innerText();
    expect(text).toContain("/api/v1/submissions/{id}/samples");
    expect(text).not.toContain("/api/v1/problem-sets");
  });
});

describe.skipIf("missing" in schemathesis)("the API against its own description", () => {
  // Bounded in time: a visitor is turned away from most, and what is for admins is asked of them alone.
  const CALLERS = [
    { who: "a visitor", phases: "examples,fuzzing", examplesEach: 2, only: [] },
    { who: "a researcher", phases: "examples,coverage,fuzzing", examplesEach: 4, only: ["--exclude-tag", "Admin"] },
    { who: "an admin", phases: "examples,fuzzing", examplesEach: 4, only: ["--include-tag", "Admin"] },
  ];
  it.each(CALLERS)("answers $who as it says, whatever is sent, and never with a fault of its own", async ({ who, ...how }) => {
    if ("missing" in schemathesis) return;
    const keys: Record<string, string | null> = { "a visitor": null, "a researcher": researcher.key, "an admin": admin.key };
    const served = (await (await get("/api/v1/openapi.json")).json()) as Document;
    const submission = { id: filled.submissionIds[0] ?? "" };
    const examples: Examples = {
      getLeaderboard: { set: "starter" }, listProblems: { set: "starter" }, getProblem: { set: "starter", slug: "meter-windows" },
      getSubmission: submission, listSamples: submission, followSubmission: submission, citeSubmission: submission, getExecution: { id: executionId },
    };
    const { code, output } = await runSchemathesis({
      program: schemathesis.program, url: web.url, document: withExamples(served, examples), key: keys[who] ?? null, ...how,
    });
    expect(code, output.slice(-20_000)).toBe(0);
  }, 300_000);
});
