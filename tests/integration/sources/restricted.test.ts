import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseAllowedHost, type AllowedHost } from "@/lib/infra/safe-fetch";
import { loadProblemSet } from "@/lib/infra/sources";
import { startHub } from "./hub-server";
import { jsonl, row } from "./rows";

const NOTHING = { allowed: [] };
const allow = (text: string) => ({ allowed: [parseAllowedHost(text) as AllowedHost] });

async function served() {
  const server = createServer((_request, response) => response.end(jsonl([row(1)])));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { host, url: `http://${host}/venus.jsonl`, [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

describe("a source that somebody names from elsewhere", () => {
  it("is no path of this machine, and nothing tells whether one is there", async () => {
    for (const source of [fileURLToPath(import.meta.url), "/etc/passwd", "/nowhere", "tests", "../shared"]) {
      await expect(loadProblemSet({ source, restricted: NOTHING })).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("neither an address nor a hub id") as string });
    }
  });

  it("is no address of a private network", async () => {
    await using server = await served();
    await expect(loadProblemSet({ source: server.url, restricted: NOTHING })).rejects.toMatchObject({ code: "invalid_input", message: expect.stringContaining("public internet") as string });
    await expect(loadProblemSet({ source: "https://169.254.169.254/x.jsonl", restricted: NOTHING })).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("may be an address that the installation allows", async () => {
    await using server = await served();
    expect((await loadProblemSet({ source: server.url, restricted: allow(server.host) })).problems).toHaveLength(1);
  });

  it("may be a hub id, also where the configured hub is a mirror in the own network", async () => {
    await using hub = await startHub({ "owner/set": { revisions: { main: { sha: "a".repeat(40), files: { "a.jsonl": jsonl([row(1), row(2)]) } } } } });
    expect((await loadProblemSet({ source: "owner/set", hubUrl: hub.url, restricted: NOTHING })).problems).toHaveLength(2);
  });
});
