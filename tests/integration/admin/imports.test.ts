import { readFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAllowedHost } from "@/lib/infra/safe-fetch";
import { loadProblemSet } from "@/lib/infra/sources";
import { importRequestSchema, type ImportRequest } from "@/lib/core/views/admin-sets";
import type { Ctx } from "@/lib/services/context";
import { cancelImport } from "@/lib/services/problem-sets/cancelImport";
import { getImport } from "@/lib/services/problem-sets/getImport";
import { listImports } from "@/lib/services/problem-sets/listImports";
import { requestImport } from "@/lib/services/problem-sets/requestImport";
import { runImport, type RunImportInput } from "@/lib/services/problem-sets/runImport";
import { as, person } from "@/tests/support/accounts";
import { problem, problemSet, startServiceBench, type ServiceBench } from "@/tests/support/services";
import { createImportHandler } from "@/workers/importing/importJob";
import { refusedToOthers } from "./refused";

let bench: ServiceBench;
let admin: Ctx;
let server: http.Server;
let url: string;
const never = new AbortController().signal;

beforeAll(async () => {
  bench = await startServiceBench();
  admin = as(bench.ctx, await person(bench.ctx, "admin"));
  const starter = await readFile("problems/starter.jsonl.gz");
  server = http.createServer((request, response) => {
    if (request.url === "/starter.jsonl.gz") response.end(starter);
    else if (request.url === "/bad.jsonl") response.end('{"question_id": 1}\n{"nonsense": true}\n');
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server?.close();
  await bench?.close();
});

const request = (slug: string, source = `${url}/starter.jsonl.gz`): ImportRequest => importRequestSchema.parse({ source, slug, name: slug });
const load = (allowed: string): RunImportInput["load"] => (asked, options) => {
  const host = parseAllowedHost(allowed);
  return loadProblemSet({ source: asked.source, restricted: { allowed: host ? [host] : [] }, ...options });
};
const run = (importId: string, changes: Partial<RunImportInput> = {}) => runImport({ ctx: bench.ctx, input: { importId, load: load("127.0.0.1"), signal: never, isLast: false, ...changes } });

describe("imports by form", () => {
  it("are asked for, seen and cancelled by nobody but admins", async () => {
    const { id } = await requestImport({ ctx: admin, input: request("guarded") });
    await refusedToOthers(bench.ctx, [
      (ctx) => requestImport({ ctx, input: request("other") }),
      (ctx) => getImport({ ctx, input: { id } }),
      (ctx) => listImports({ ctx, input: { limit: 1 } }),
      (ctx) => cancelImport({ ctx, input: { id } }),
    ]);
    expect(await bench.db.importRun.count()).toBe(1);
    await cancelImport({ ctx: admin, input: { id } });
  });

  it("never name a path of the server", () => {
    for (const source of ["/etc/passwd", "../data", "file:///etc/passwd", "problems/starter.jsonl.gz/..", "a b/c"]) {
      expect(importRequestSchema.safeParse({ source, slug: "x", name: "X" }).success, source).toBe(false);
    }
  });

  it("are done by a worker, with rows counted, and make the set", async () => {
    const { id, by } = await requestImport({ ctx: admin, input: request("starter") });
    expect(by).toContain("admin");
    expect(await run(id)).toBe("done");
    const view = await getImport({ ctx: admin, input: { id } });
    expect(view).toMatchObject({ state: "done", rowsDone: 24, rowFaultCount: 0, set: { slug: "starter" }, error: null });
    expect(view.progress).toContain("24 problems");
    expect((await bench.db.auditEvent.findMany({ where: { action: { in: ["import.request", "problem-set.import"] }, targetName: "starter" }, orderBy: { id: "asc" } })).map(({ action }) => action)).toEqual(["import.request", "problem-set.import"]);
    expect(await run(id)).toBe("not open");
  });

  it("end as failed with an error for the admin when the source is bad, not there, or not to be asked", async () => {
    const cases = [[`${url}/bad.jsonl`, "127.0.0.1", /./], [`${url}/gone.jsonl`, "127.0.0.1", /404|not_found/], [`${url}/starter.jsonl.gz`, "10.9.8.7", /./]] as const;
    for (const [source, allowed, message] of cases) {
      const { id } = await requestImport({ ctx: admin, input: request("broken", source) });
      expect(await run(id, { load: load(allowed) })).toBe("failed");
      const { state, error } = await getImport({ ctx: admin, input: { id } });
      expect([state, error?.message]).toEqual(["failed", expect.stringMatching(message)]);
    }
    expect(await bench.db.problemSet.count({ where: { slug: "broken" } })).toBe(0);
  });

  it("of one short name are under way one at a time", async () => {
    const { id } = await requestImport({ ctx: admin, input: request("twice") });
    await expect(requestImport({ ctx: admin, input: request("twice") })).rejects.toMatchObject({ code: "conflict", hint: expect.stringContaining(id) });
    await cancelImport({ ctx: admin, input: { id } });
    const again = await requestImport({ ctx: admin, input: request("twice") });
    await cancelImport({ ctx: admin, input: { id: again.id } });
  });

  it("stop when cancelled in the middle, and nothing of them stays", async () => {
    const { id } = await requestImport({ ctx: admin, input: request("stopped") });
    const imported = await problemSet([problem("one")]);
    const slow: RunImportInput["load"] = async (_asked, { signal, onRow }) => {
      onRow(7);
      await cancelImport({ ctx: admin, input: { id } });
      await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
      signal.throwIfAborted();
      return { ...imported, kind: "venus", source: "x", revision: null };
    };
    expect(await run(id, { load: slow })).toBe("cancelled");
    expect(await getImport({ ctx: admin, input: { id } })).toMatchObject({ state: "cancelled", set: null, error: null });
    expect(await bench.db.problemSet.count({ where: { slug: "stopped" } })).toBe(0);
    await expect(cancelImport({ ctx: admin, input: { id } })).rejects.toMatchObject({ code: "conflict" });
  });

  it("go on with another worker when theirs stops or breaks, and say at the last try that it was our fault", async () => {
    const { id } = await requestImport({ ctx: admin, input: request("retried") });
    const breaks: RunImportInput["load"] = () => Promise.reject(new TypeError("a fault of ours"));
    await expect(run(id, { load: breaks })).rejects.toThrow("a fault of ours");
    expect(await getImport({ ctx: admin, input: { id } })).toMatchObject({ state: "running" });
    await expect(run(id, { load: breaks, isLast: true })).rejects.toThrow("a fault of ours");
    expect(await getImport({ ctx: admin, input: { id } })).toMatchObject({ state: "failed", error: { code: "internal" } });
  });

  it("are listed newest first, page by page, and a worker is told of a new set", async () => {
    const { id } = await requestImport({ ctx: admin, input: request("handled") });
    let told = 0;
    const handle = createImportHandler(bench.ctx, () => void (told += 1), load("127.0.0.1"));
    expect(await handle({ data: { importId: id }, number: 1, isLast: false, signal: never, leaving: never })).toEqual({ status: "done", note: "done" });
    expect(told).toBe(1);
    const first = await listImports({ ctx: admin, input: { limit: 2 } });
    const second = await listImports({ ctx: admin, input: { limit: 2, cursor: first.nextCursor ?? "" } });
    expect(first.imports[0]?.id).toBe(id);
    expect(second.imports.some((one) => first.imports.some(({ id: other }) => other === one.id))).toBe(false);
    await expect(listImports({ ctx: admin, input: { limit: 2, cursor: "nope" } })).rejects.toMatchObject({ code: "invalid_input" });
  });
});
