import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { createClient } from "@/cli/remote/client";
import { follow, type FollowEffects } from "@/cli/remote/follow";
import type { SubmissionAnswer } from "@/cli/remote/answers";
import { cli, fakeServer, ID, KEY, problem, SCORED, sendJson, view, type FakeServer, type Handler } from "./support";

const env = (url: string) => ({ AFTERBURNER_SERVER: url, AFTERBURNER_KEY: KEY });
const progress = (submission: SubmissionAnswer) => `event: progress\ndata: ${JSON.stringify({ type: "progress", submission })}\n\n`;
const samples = (cursor: string) => `id: ${cursor}\nevent: samples\ndata: {"type":"samples","rows":[]}\n\n`;
const END = "event: end\ndata: {}\n\n";
const RUNNING = view({ state: "running", doneCount: 2, verdictCounts: { ...view().verdictCounts, AC: 1, WA: 1 }, secondsLeft: 120 });

function stream(response: ServerResponse, ...parts: string[]): ServerResponse {
  response.writeHead(200, { "Content-Type": "text/event-stream; charset=utf-8" });
  for (const part of parts) response.write(part);
  return response;
}

/** Answers the events with the n-th of these, and asking with a view. */
function events(turns: ((response: ServerResponse) => unknown)[], now: SubmissionAnswer = RUNNING): Handler {
  let turn = 0;
  return ({ url }, response) => {
    if (!url.endsWith("/events")) return sendJson(response, now);
    turns[Math.min(turn, turns.length - 1)]?.(response);
    turn += 1;
  };
}

interface Watching {
  views: string[];
  notes: string[];
  ended: Promise<SubmissionAnswer | null>;
}

function watch(server: FakeServer, changes: Partial<FollowEffects> = {}): Watching {
  const [views, notes]: [string[], string[]] = [[], []];
  const effects: FollowEffects = { signal: new AbortController().signal, sleep: async () => undefined, nowMs: Date.now, onView: (one) => views.push(one.state), onNote: (line) => notes.push(line), ...changes };
  const client = createClient({ fetch, sleep: async () => undefined, nowMs: Date.now }, { server: server.url, key: KEY, keyFrom: null }, (line) => notes.push(line));
  return { views, notes, ended: follow(client, ID, effects, { emptyStreams: 2, silenceMs: 200, pauseMs: 1, patienceMs: 1000 }) };
}

const eventCalls = ({ seen }: FakeServer) => seen.filter(({ url }) => url.endsWith("/events"));

describe("following", () => {
  it("goes to the end of a stream", async () => {
    await using server = await fakeServer(events([(response) => stream(response, progress(RUNNING), samples("c1"), progress(SCORED), END).end()]));
    const { views, ended } = watch(server);
    expect(await ended).toMatchObject({ state: "scored" });
    expect(views).toEqual(["running", "scored"]);
    expect(eventCalls(server)).toHaveLength(1);
  });

  it("goes on after the last event where the connection breaks", async () => {
    await using server = await fakeServer(events([
      (response) => stream(response, progress(RUNNING), samples("c1"), samples("c2"), "id: c3\nevent: sam").once("drain", () => undefined) && setImmediate(() => response.destroy()),
      (response) => stream(response, progress(SCORED), END).end(),
    ]));
    expect(await watch(server).ended).toMatchObject({ state: "scored" });
    expect(eventCalls(server).map(({ headers }) => headers["last-event-id"])).toEqual([undefined, "c2"]);
  });

  it("gives up a stream that has gone silent", async () => {
    await using server = await fakeServer(events([
      (response) => stream(response, progress(RUNNING), samples("c1")),
      (response) => stream(response, progress(SCORED), END).end(),
    ]));
    expect(await watch(server).ended).toMatchObject({ state: "scored" });
    expect(eventCalls(server)[1]?.headers["last-event-id"]).toBe("c1");
  });

  it("asks again and again where streams do not get through", async () => {
    let asked = 0;
    await using server = await fakeServer(({ url }, response) => {
      if (url.endsWith("/events")) return void stream(response).end();
      asked += 1;
      sendJson(response, asked < 3 ? RUNNING : SCORED);
    });
    expect(await watch(server).ended).toMatchObject({ state: "scored" });
    expect(eventCalls(server)).toHaveLength(2);
    expect(asked).toBe(3);
  });

  it("asks where something else answers in the place of a stream", async () => {
    await using server = await fakeServer(events([(response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<html>")], SCORED));
    expect(await watch(server).ended).toMatchObject({ state: "scored" });
  });

  it("outlives a database that is away, and says so", async () => {
    await using server = await fakeServer(events([
      (response) => stream(response, progress(RUNNING), `event: problem\ndata: ${JSON.stringify({ code: "database_unavailable", detail: "The database does not answer." })}\n\n`).end(),
      (response) => stream(response, progress(SCORED), END).end(),
    ]));
    const { notes, ended } = watch(server);
    expect(await ended).toMatchObject({ state: "scored" });
    expect(notes).toContain("The database does not answer.");
  });

  it("ends with the server's word where the submission is gone", async () => {
    await using server = await fakeServer((_, response) => sendJson(response, problem("not_found", "There is no submission."), 404));
    await expect(watch(server).ended).rejects.toMatchObject({ code: "not_found" });
  });

  it("ends where the server is out of reach for longer than the patience", async () => {
    await using server = await fakeServer((_, response) => void response.destroy());
    let nowMs = 0;
    await expect(watch(server, { nowMs: () => (nowMs += 300) }).ended).rejects.toMatchObject({ code: "upstream_unavailable" });
  });
});

describe("status --follow", () => {
  it.each([["scored", SCORED, 0], ["failed", view({ state: "failed", stateReason: "No worker could judge it." }), 6], ["cancelled", view({ state: "cancelled" }), 6]] as const)("ends for a submission that is %s as scripts expect", async (_, last, code) => {
    await using server = await fakeServer(events([(response) => stream(response, progress(RUNNING), progress(last), END).end()]));
    const ran = await cli(["status", ID, "--follow"], { env: env(server.url) });
    expect(ran).toMatchObject({ code, stderr: expect.stringContaining("2 of 4: AC 1, WA 1 judged · running, about 2 min left") });
    expect(ran.stdout).toContain(`state       ${last.state}`);
    if (last.stateReason !== null) expect(ran.stdout).toContain(last.stateReason);
  });

  it("stops at Ctrl-C, leaves the submission alone and says how to come back", async () => {
    let interrupt: () => void = () => undefined;
    await using server = await fakeServer(events([(response) => {
      stream(response, progress(RUNNING));
      setImmediate(() => interrupt());
    }]));
    const ran = await cli(["status", ID, "--follow"], { env: env(server.url), onListening: (listener) => (interrupt = listener) });
    expect(ran).toMatchObject({ code: 130, stdout: "", stderr: expect.stringContaining(`afterburner status ${ID} --follow`) });
    expect(server.seen.every(({ method }) => method === "GET")).toBe(true);
  });

  it("prints the answer as it came with --json", async () => {
    await using server = await fakeServer(events([(response) => stream(response, progress(SCORED), END).end()], SCORED));
    const { stdout } = await cli(["status", `${server.url}/submissions/${ID}`, "--follow", "--json"], { env: env(server.url) });
    expect(JSON.parse(stdout)).toEqual(SCORED);
  });
});
