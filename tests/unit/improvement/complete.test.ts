import { afterEach, describe, expect, it } from "vitest";
import { complete, MOST_ATTEMPTS, type CompletionRequest, type ModelEndpoint } from "@/lib/infra/models";
import { createSafeFetch } from "@/lib/infra/safe-fetch";
import { chatAnswer, startModelServer, type ModelServer, type Reply } from "@/tests/support/model-server";

const REQUEST: CompletionRequest = { messages: [{ role: "system", content: "s" }, { role: "user", content: "u" }], temperature: 0.5, maxOutputTokens: 99, seed: 7 };

let server: ModelServer;
afterEach(() => server.close());

async function ask(replies: Reply[], changes: Partial<ModelEndpoint> = {}) {
  const pausesMs: number[] = [];
  server = await startModelServer((_asked, index) => replies[Math.min(index, replies.length - 1)] as Reply);
  const endpoint: ModelEndpoint = { baseUrl: server.baseUrl, model: "m", apiKey: "k-123", protocol: "chat", parameters: { top_p: 0.9, temperature: 2 }, ...changes };
  const outcome = await complete(endpoint, REQUEST, { fetch, random: () => 0.5, pause: async (ms) => void pausesMs.push(ms) });
  return { outcome, pausesMs };
}

const failure = (status: number, body = "no", headers = {}): Reply => ({ status, body, headers });

describe("a model endpoint", () => {
  it("is asked as OpenAI's is, with the run's settings over the source's", async () => {
    const { outcome } = await ask(["hello"]);
    expect(outcome).toMatchObject({ kind: "answer", completion: "hello", finishReason: "stop", usage: { inputTokens: 100, outputTokens: 50 }, attempts: 1 });
    expect(server.asked[0]).toMatchObject({
      path: "/v1/chat/completions",
      headers: { authorization: "Bearer k-123" },
      body: { model: "m", messages: REQUEST.messages, temperature: 0.5, top_p: 0.9, max_tokens: 99, seed: 7, stream: false },
    });
  });

  it("that only completes is given one text", async () => {
    const { outcome } = await ask([{ status: 200, body: JSON.stringify({ choices: [{ text: "x = 1", finish_reason: "length" }] }) }], { protocol: "completion" });
    expect(outcome).toMatchObject({ kind: "answer", completion: "x = 1", finishReason: "length" });
    expect(server.asked[0]).toMatchObject({ path: "/v1/completions", body: { prompt: expect.stringContaining("u") as string } });
  });

  it.each([429, 500, 503, 408])("that answers %d is asked again, each time later", async (status) => {
    const { outcome, pausesMs } = await ask([failure(status), failure(status), failure(status), "done"]);
    expect(outcome).toMatchObject({ kind: "answer", attempts: 4 });
    expect(pausesMs).toEqual([1000, 2000, 4000]);
  });

  it("is left alone for as long as it asks", async () => {
    const { pausesMs } = await ask([failure(429, "slow down", { "retry-after": "12" }), "done"]);
    expect(pausesMs).toEqual([12_000]);
  });

  it("that wants more patience than there is counts as away", async () => {
    expect((await ask([failure(429, "tomorrow", { "retry-after": "86400" })])).outcome).toMatchObject({ kind: "unreachable", attempts: 1 });
  });

  it("that stays down or hangs up counts as away, with what it said", async () => {
    expect((await ask([failure(503, "overloaded")])).outcome).toMatchObject({ kind: "unreachable", attempts: MOST_ATTEMPTS, reason: expect.stringContaining("503: overloaded") as string });
    await server.close();
    expect((await ask(["hang up"])).outcome).toMatchObject({ kind: "unreachable", attempts: MOST_ATTEMPTS });
  });

  it.each([401, 403, 404])("that answers %d refuses us, and is not asked again", async (status) => {
    expect((await ask([failure(status)])).outcome).toMatchObject({ kind: "refused", attempts: 1 });
  });

  it("that takes a prompt for too long ends this question alone", async () => {
    expect((await ask([failure(400, "maximum context length")])).outcome).toMatchObject({ kind: "unusable", attempts: 1, reason: expect.stringContaining("context length") as string });
  });

  it("that wants the limit of an answer by its newer name gets it so, from the second request on", async () => {
    const refusal = failure(400, JSON.stringify({ error: { message: "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", param: "max_tokens", code: "unsupported_parameter" } }));
    const { outcome, pausesMs } = await ask([refusal, "hello"]);
    expect(outcome).toMatchObject({ kind: "answer", attempts: 2 });
    expect(pausesMs).toEqual([0]);
    expect(server.asked[1]?.body).toMatchObject({ max_completion_tokens: 99 });
    expect(server.asked[1]?.body).not.toHaveProperty("max_tokens");
    await complete({ baseUrl: server.baseUrl, model: "m", apiKey: null, protocol: "chat", parameters: {} }, REQUEST, { fetch });
    expect(server.asked[2]?.body).toMatchObject({ max_completion_tokens: 99 });
  });

  it("that takes the limit of an answer for too large by either name ends this question alone", async () => {
    const tooLong = failure(400, JSON.stringify({ error: { message: "'max_tokens' or 'max_completion_tokens' is too large: 99. The maximum context length is 50.", param: "max_tokens" } }));
    expect((await ask([tooLong])).outcome).toMatchObject({ kind: "unusable", attempts: 2 });
  });

  it.each(["temperature", "seed", "top_p"])("that does not take the run's %s refuses us, and says which setting it is", async (param) => {
    const body = JSON.stringify({ error: { message: `Unsupported value: '${param}' does not support this.`, type: "invalid_request_error", param, code: "unsupported_value" } });
    expect((await ask([failure(400, body)])).outcome).toMatchObject({ kind: "refused", attempts: 1, reason: expect.stringContaining(param) as string });
  });

  it.each(["<html>", "{}", '{"choices":[]}', '{"choices":[{"message":{"content":5}}]}', ""])("that answers %j is asked again, and then has no usable answer", async (body) => {
    expect((await ask([{ status: 200, body }])).outcome).toMatchObject({ kind: "unusable", attempts: MOST_ATTEMPTS });
  });

  it("that answers nothing at all has answered", async () => {
    expect((await ask([{ status: 200, body: JSON.stringify({ choices: [{ message: { content: null } }] }) }])).outcome).toMatchObject({ kind: "answer", completion: "" });
  });

  it("that repeats our key does not get it into what is shown", async () => {
    const { outcome } = await ask([failure(401, "unknown key k-123")]);
    expect(JSON.stringify(outcome)).not.toContain("k-123");
  });

  it("is not followed to another place", async () => {
    const { outcome } = await ask([failure(302, "", { location: "http://127.0.0.1:1/steal" })]);
    expect(outcome.kind).not.toBe("answer");
  });

  it("with an endless answer is broken off", async () => {
    server = await startModelServer(() => ({ status: 200, body: chatAnswer("x".repeat(200_000)) }));
    const bounded = createSafeFetch({ maxBytes: 100_000, allowed: [{ kind: "host", name: "127.0.0.1", port: null }] });
    const outcome = await complete({ baseUrl: server.baseUrl, model: "m", apiKey: null, protocol: "chat", parameters: {} }, REQUEST, { fetch: bounded, pause: async () => undefined });
    expect(outcome).toMatchObject({ kind: "unusable", reason: expect.stringContaining("larger than 100000 bytes") as string });
  });

  it("on a private address is refused where the address is a person's", async () => {
    server = await startModelServer(() => "hello");
    const outcome = await complete({ baseUrl: server.baseUrl, model: "m", apiKey: null, protocol: "chat", parameters: {} }, REQUEST, { fetch: createSafeFetch() });
    expect(outcome).toMatchObject({ kind: "refused", reason: expect.stringContaining("not a host of the public internet") as string });
    expect(server.asked).toHaveLength(0);
  });

  it("is given up at once when the run is stopped", async () => {
    const stop = new AbortController();
    server = await startModelServer(() => {
      stop.abort(new Error("stopped"));
      return "hang up";
    });
    const asked = complete({ baseUrl: server.baseUrl, model: "m", apiKey: null, protocol: "chat", parameters: {} }, { ...REQUEST, signal: stop.signal }, { fetch });
    await expect(asked).rejects.toThrow("stopped");
  });
});
