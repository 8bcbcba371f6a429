import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { cli, fakeServer, ID, KEY, SCORED, sendJson, temporaryFolder, view } from "./support";

const env = (url: string) => ({ AFTERBURNER_SERVER: url, AFTERBURNER_KEY: KEY });

describe("results", () => {
  it("go to standard output as they come, or into a file", async () => {
    const bytes = Buffer.from([0, 255, 13, 10, 80]);
    await using server = await fakeServer((_, response) => void response.writeHead(200).end(bytes));
    await using folder = await temporaryFolder();
    const out = path.join(folder.path, "results.parquet");
    expect(await cli(["results", ID, "--format", "parquet", "--out", out], { env: env(server.url) })).toMatchObject({ code: 0, stdout: "" });
    expect(await readFile(out)).toEqual(bytes);
    expect(server.seen[0]?.url).toBe(`/api/v1/submissions/${ID}/results?format=parquet`);
    await using text = await fakeServer((_, response) => void response.writeHead(200).end("problem,verdict\r\na,AC\r\n"));
    expect(await cli(["results", ID], { env: env(text.url) })).toEqual({ code: 0, stdout: "problem,verdict\r\na,AC\r\n", stderr: "" });
  });

  it("leave no half file behind where the download breaks off", async () => {
    await using server = await fakeServer((_, response) => {
      response.writeHead(200, { "Content-Length": "1000" });
      response.write("half", () => response.destroy());
    });
    await using folder = await temporaryFolder();
    const ran = await cli(["results", ID, "--out", path.join(folder.path, "results.csv")], { env: env(server.url) });
    expect(ran).toMatchObject({ code: 7, stderr: expect.stringContaining("broke off") });
    expect(await readdir(folder.path)).toEqual([]);
  });

  it("in a folder that is not there are an error that names it", async () => {
    await using server = await fakeServer((_, response) => void response.writeHead(200).end("x"));
    expect(await cli(["results", ID, "--out", "/nonexistent/r.csv"], { env: env(server.url) })).toMatchObject({ code: 2, stderr: expect.stringContaining("/nonexistent/r.csv") });
  });
});

describe("submissions", () => {
  it("are listed page after page up to the limit", async () => {
    await using server = await fakeServer(({ url }, response) => {
      const rows = url.includes("cursor=next") ? [SCORED] : Array.from({ length: 100 }, () => view());
      sendJson(response, { submissions: rows, nextCursor: url.includes("cursor=next") ? null : "next" });
    });
    const { stdout } = await cli(["submissions", "--mine", "--state", "scored", "--limit", "150"], { env: env(server.url) });
    expect(stdout.trimEnd().split("\n")).toHaveLength(102);
    expect(stdout).toContain("50.0 %");
    expect(server.seen.map(({ url }) => url)).toEqual([
      "/api/v1/submissions?mine=1&state=scored&limit=100", "/api/v1/submissions?mine=1&state=scored&limit=50&cursor=next",
    ]);
    expect((JSON.parse((await cli(["submissions", "--json"], { env: env(server.url) })).stdout) as unknown[])[0]).toHaveProperty("somethingNew");
  });
});

describe("quota", () => {
  it("says what is left and until when", async () => {
    await using server = await fakeServer((_, response) => sendJson(response, { samplesPerDay: 3000, usedToday: 24, leftToday: 2976, resetsAt: "2026-11-24T00:00:00.000Z", openSubmissions: null, openNow: 1 }));
    const { stdout } = await cli(["quota"], { env: env(server.url) });
    expect(stdout).toContain("24 of 3000, 2976 left");
    expect(stdout).toContain("1 without a limit");
    expect(stdout).toContain("2026-11-24T00:00:00.000Z");
  });
});

describe("the leaderboard", () => {
  it("comes as CSV word for word", async () => {
    await using server = await fakeServer((_, response) => void response.writeHead(200).end("rank_low\r\n"));
    expect(await cli(["leaderboard", "--set", "venus", "--language", "py", "--format", "csv"], { env: { AFTERBURNER_SERVER: server.url } })).toEqual({ code: 0, stdout: "rank_low\r\n", stderr: "" });
    expect(server.seen[0]?.url).toBe("/api/v1/leaderboard?set=venus&language=python3&format=csv");
    expect(server.seen[0]?.headers.authorization).toBeUndefined();
  });
});
