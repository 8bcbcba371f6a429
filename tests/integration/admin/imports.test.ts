import { readFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseAllowedHost } from "@/lib/infra/safe-fetch";
import { loadProblemSet } from "@/lib/infra/sources";
import { importFileSchema, importRequestSchema, type ImportRequest } from "@/lib/core/views/admin-sets";
import type { Ctx } from "@/lib/services/context";
import { cancelImport } from "@/lib/services/problem-sets/cancelImport";
import { getImport } from "@/lib/services/problem-sets/getImport";
import { listImports } from "@/lib/services/problem-sets/listImports";
import { dropImportFile, receiveImportFile } from "@/lib/services/problem-sets/importFiles";
import { requestFileImport, requestImport } from "@/lib/services/problem-sets/requestImport";
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
  const { file, ...rest } = options;
  return loadProblemSet({ source: file?.name ?? asked.source, ...(file ? { upload: file.chunks } : {}), restricted: { allowed: host ? [host] : [] }, ...rest });
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

describe("imports of an uploaded file", () => {
  const MOST = 4 * 1024 * 1024;
  const fields = (slug: string, fileName: string) => importFileSchema.parse({ slug, name: slug, fileName });
  async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const receive = (name: string, bytes: Uint8Array, maxBytes = MOST) => receiveImportFile({ ctx: admin, input: { name, chunks: inPieces(bytes, 100_000), maxBytes } });

  it("are read by a worker from what was sent, of which nothing stays", async () => {
    const file = await receive("starter.jsonl.gz", await readFile("problems/starter.jsonl.gz"));
    const { id, request: asked } = await requestFileImport({ ctx: admin, input: { fileId: file.id, fields: fields("filed", "starter.jsonl.gz") } });
    expect(asked.source).toBe("upload:starter.jsonl.gz");
    expect(await run(id)).toBe("done");
    expect(await getImport({ ctx: admin, input: { id } })).toMatchObject({ state: "done", rowsDone: 24, set: { slug: "filed" } });
    expect([await bench.db.importFile.count(), await bench.db.importFileChunk.count()]).toEqual([0, 0]);
  });

  it("hold several pieces in their order, to be read as often as a worker needs", async () => {
    const big = new TextEncoder().encode("x".repeat(2_500_000));
    const file = await receive("big.jsonl", big);
    expect([file.bytes, await bench.db.importFileChunk.count({ where: { fileId: file.id } })]).toEqual([2_500_000, 3]);
    await dropImportFile({ ctx: admin, input: { id: file.id } });
    expect(await bench.db.importFileChunk.count()).toBe(0);
  });

  it("end as failed where the file is no problem set, and name it as it was sent", async () => {
    const file = await receive("notes.jsonl", new TextEncoder().encode('{"nonsense": true}\n'));
    const { id } = await requestFileImport({ ctx: admin, input: { fileId: file.id, fields: fields("nonsense", "notes.jsonl") } });
    expect(await run(id)).toBe("failed");
    expect((await getImport({ ctx: admin, input: { id } })).error?.message).toContain("notes.jsonl");
    expect(await bench.db.importFile.count()).toBe(0);
  });

  it("are refused, with nothing of them kept, where the file is empty, too large or breaks off", async () => {
    await expect(receive("empty.jsonl", new Uint8Array())).rejects.toMatchObject({ code: "invalid_input" });
    await expect(receive("large.jsonl", new Uint8Array(MOST + 1))).rejects.toMatchObject({ code: "too_large" });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield new Uint8Array(2_000_000);
      throw new TypeError("the connection broke");
    }
    await expect(receiveImportFile({ ctx: admin, input: { name: "b.jsonl", chunks: broken(), maxBytes: MOST } })).rejects.toThrow("the connection broke");
    expect([await bench.db.importFile.count(), await bench.db.importFileChunk.count()]).toEqual([0, 0]);
  });

  it("take each file once, and drop it when they are cancelled", async () => {
    const file = await receive("starter.jsonl.gz", await readFile("problems/starter.jsonl.gz"));
    const { id } = await requestFileImport({ ctx: admin, input: { fileId: file.id, fields: fields("once", "starter.jsonl.gz") } });
    await expect(requestFileImport({ ctx: admin, input: { fileId: file.id, fields: fields("twice-filed", "starter.jsonl.gz") } })).rejects.toMatchObject({ code: "not_found" });
    await dropImportFile({ ctx: admin, input: { id: file.id } });
    expect(await bench.db.importFile.count()).toBe(1);
    await cancelImport({ ctx: admin, input: { id } });
    expect(await bench.db.importFile.count()).toBe(0);
  });

  it("have names that say what they are", () => {
    for (const fileName of ["set.exe", "set", "", "../set.jsonl.zip"]) expect(importFileSchema.safeParse({ slug: "x", name: "X", fileName }).success, fileName).toBe(false);
  });
});
