import http from "node:http";
import https from "node:https";
import type { z } from "zod";
import { AppError } from "@/lib/core/errors";

export interface RayAddress {
  /** Of the head's dashboard, as http://head:8265. */
  url: string;
  token?: string | undefined;
}

export interface RayAnswer {
  status: number;
  text: string;
}

const ANSWER_MS = 20_000;
const MOST_ANSWER_BYTES = 32 * 1024 * 1024;

/**
 * One request to a Ray head. Answers with whatever status it has but 401 and 403; throws AppError configuration for
 * these, and upstream_unavailable where no answer comes.
 */
export async function askRay({ url, token }: RayAddress, method: "GET" | "POST" | "DELETE", path: string, body?: unknown): Promise<RayAnswer> {
  const answer = await exchange(new URL(path, withSlash(url)), method, token, body).catch((cause: unknown) => {
    throw unanswered(url, cause instanceof Error ? cause.message : String(cause), cause);
  });
  if (answer.status === 401 || answer.status === 403) {
    throw new AppError("configuration", `Ray at ${url} refuses us: ${firstLine(answer.text)}`, { hint: "Set RAY_AUTH_TOKEN to the token of the cluster." });
  }
  return answer;
}

/** The body of an answer that must be 200, held to a schema. */
export function readAnswer<Schema extends z.ZodType>({ url }: RayAddress, answer: RayAnswer, schema: Schema): z.output<Schema> {
  if (answer.status !== 200) throw unanswered(url, `it says ${answer.status}: ${lastLine(answer.text)}`);
  const parsed = schema.safeParse(parseJson(answer.text));
  if (parsed.success) return parsed.data;
  throw new AppError("upstream_unavailable", `What answers at ${url} is not the dashboard of a Ray head that we know.`, { hint: "RAY_ADDRESS must name its dashboard, as http://head:8265.", cause: parsed.error });
}

export function unanswered(url: string, why: string, cause?: unknown): AppError {
  return new AppError("upstream_unavailable", `Ray at ${url} does not answer (${why}).`, { hint: "See that its head runs and that RAY_ADDRESS names its dashboard.", cause });
}

/** The line of a traceback that says what went wrong. */
export function lastLine(text: string): string {
  return (text.trim().split("\n").at(-1) ?? "").trim().slice(0, 500);
}

function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").slice(0, 500);
}

function withSlash(url: string): string {
  return url.endsWith("/") ? url : `${url}/`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Not `fetch`: its Sec-Fetch headers are those of a browser, whose requests Ray refuses. */
function exchange(url: URL, method: string, token: string | undefined, body: unknown): Promise<RayAnswer> {
  const content = body === undefined ? undefined : JSON.stringify(body);
  const headers = {
    Accept: "application/json",
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    ...(content === undefined ? {} : { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(content) }),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? https.request : http.request;
    const request = send(url, { method, headers, signal: AbortSignal.timeout(ANSWER_MS) }, (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MOST_ANSWER_BYTES) request.destroy(new Error("its answer has no end"));
        chunks.push(chunk);
      });
      response.once("error", reject);
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8") }));
    });
    request.once("error", reject);
    request.end(content);
  });
}
