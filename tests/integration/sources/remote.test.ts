import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { loadProblemSet } from "@/lib/infra/sources";
import { startHub } from "./hub-server";
import { appsRow, jsonl, parquet, row } from "./rows";

const SHA = "a".repeat(40);
const CONVERTED_SHA = "b".repeat(40);
const text = (value: string) => Buffer.from(value);

const REPOSITORIES = {
  "owner/venus": {
    revisions: {
      main: {
        sha: SHA,
        files: { "README.md": text("x"), "dataset_infos.json": text("{}"), "data/train-00000-of-00002.parquet": parquet([row(1)]), "data/train-00001-of-00002.parquet": parquet([row(2)]) },
      },
      "v1.0": { sha: "c".repeat(40), files: { "old.jsonl": jsonl([row(9)]) } },
    },
  },
  "owner/apps": { revisions: { main: { sha: SHA, files: { "train.jsonl": jsonl([appsRow(1)]), "test.jsonl": jsonl([appsRow(1), appsRow(2)]), "apps.py": text("") } } } },
  "owner/many": {
    revisions: { main: { sha: SHA, files: { "cpp/train-0.parquet": parquet([row(1)]), "python3/train-0.parquet": parquet([row(1), row(2)]) } } },
  },
  "owner/parts": { revisions: { main: { sha: SHA, files: { "easy/train-0.parquet": parquet([row(1)]), "python3/train-0.parquet": parquet([row(2)]) } } } },
  "owner/script": {
    revisions: {
      main: { sha: SHA, files: { "script.py": text(""), "data.tar.gz": text("") } },
      "refs/convert/parquet": { sha: CONVERTED_SHA, files: { "default/train/0000.parquet": parquet([row(5)]) } },
    },
  },
  "owner/gated": { token: "hf_right", revisions: { main: { sha: SHA, files: { "a.jsonl": jsonl([row(1)]) } } } },
  "owner/hollow": { revisions: { main: { sha: SHA, files: { "README.md": text("") } }, "refs/convert/parquet": { sha: CONVERTED_SHA, files: {} } } },
};

const downloads = () => readdirSync(tmpdir()).filter((name) => name.startsWith("afterburner-download-"));

async function fromHub(source: string, options: Record<string, unknown> = {}) {
  await using hub = await startHub(REPOSITORIES);
  return await loadProblemSet({ source, hubUrl: hub.url, ...options });
}

describe("a problem set on the hub", () => {
  it("is read at one commit, all its parts, and says which commit", async () => {
    await using hub = await startHub(REPOSITORIES);
    const set = await loadProblemSet({ source: "owner/venus", hubUrl: hub.url });
    expect(set).toMatchObject({ kind: "venus", revision: SHA, rowFaults: [] });
    expect(set.problems.map(({ externalId }) => externalId)).toEqual(["1", "2"]);
    const asked = hub.requests.filter((path) => !path.includes("/revision/"));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.every((path) => path.includes(SHA))).toBe(true);
  });

  it("can be asked for by tag, by split and by configuration", async () => {
    expect((await fromHub("owner/venus@v1.0")).problems[0]?.externalId).toBe("9");
    expect((await fromHub("owner/apps", { split: "test" })).problems.map(({ externalId }) => externalId)).toEqual(["test/0001", "test/0002"]);
    expect((await fromHub("hf:owner/apps")).problems.length).toBe(3);
    const cpp = await fromHub("owner/many", { config: "cpp" });
    expect([cpp.problems.length, cpp.problems[0]?.references[0]?.language]).toEqual([1, "cpp"]);
  });

  it("that has a configuration for each language is one set: what they say of a problem comes together", async () => {
    const { problems, rowFaults } = await fromHub("owner/many");
    expect(rowFaults).toEqual([]);
    expect(problems.map(({ externalId, references }) => [externalId, references.map(({ language }) => language)])).toEqual([["1", ["cpp", "python3"]], ["2", ["python3"]]]);
  });

  it("in another format is read from the hub's Parquet copy", async () => {
    expect((await fromHub("owner/script")).problems[0]?.externalId).toBe("5");
  });

  it.each([
    ["owner/nothing", {}, "not_found", "404"],
    ["owner/venus@v9", {}, "not_found", "404"],
    ["owner/gated", {}, "forbidden", "may not be read"],
    ["owner/parts", {}, "invalid_input", "several configurations: easy, python3"],
    ["owner/many", { config: "java" }, "not_found", 'no configuration "java"'],
    ["owner/apps", { split: "dev" }, "not_found", 'no split "dev"'],
    ["owner/hollow", {}, "unsupported_format", "no Parquet"],
    ["owner/venus", { maxDownloadBytes: 100 }, "too_large", "larger than"],
  ])("%s %o: a clear error and nothing left behind", async (source, options, code, message) => {
    const before = downloads();
    await expect(fromHub(source, options)).rejects.toMatchObject({ name: "AppError", code, message: expect.stringContaining(message) as string });
    expect(downloads()).toEqual(before);
  });

  it("that is gated is read with a token that may read it", async () => {
    expect((await fromHub("owner/gated", { accessToken: "hf_right" })).problems.length).toBe(1);
    await expect(fromHub("owner/gated", { accessToken: "hf_wrong" })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("that cannot be reached is named as such", async () => {
    const source = loadProblemSet({ source: "owner/venus", hubUrl: "http://127.0.0.1:9" });
    await expect(source).rejects.toMatchObject({ code: "upstream_unavailable" });
  });
});

async function served(body: Uint8Array, status = 200, announce = true) {
  const server = createServer((_request, response) => {
    response.writeHead(status, announce ? { "content-length": body.length } : {});
    response.write(body.subarray(0, 10));
    response.end(body.subarray(10));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sets/venus.jsonl`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

describe("a problem set at a URL", () => {
  it("is downloaded, read, and its copy removed", async () => {
    const before = downloads();
    await using server = await served(jsonl([row(1), row(2)]));
    const set = await loadProblemSet({ source: server.url });
    expect([set.problems.length, set.revision, set.source]).toEqual([2, null, server.url]);
    expect(downloads()).toEqual(before);
  });

  it("is refused above the cap, announced or not", async () => {
    for (const announce of [true, false]) {
      await using server = await served(jsonl([row(1), row(2)]), 200, announce);
      await expect(loadProblemSet({ source: server.url, maxDownloadBytes: 500 })).rejects.toMatchObject({ code: "too_large" });
    }
  });

  it("is only read over https, and errors of the server are named", async () => {
    await expect(loadProblemSet({ source: "http://example.org/x.jsonl" })).rejects.toMatchObject({ code: "invalid_input" });
    await expect(loadProblemSet({ source: "ftp://example.org/x.jsonl" })).rejects.toMatchObject({ code: "invalid_input" });
    for (const [status, code] of [[404, "not_found"], [403, "forbidden"], [500, "upstream_unavailable"]] as const) {
      await using server = await served(text("an error page"), status);
      await expect(loadProblemSet({ source: server.url })).rejects.toMatchObject({ code });
    }
  });
});
