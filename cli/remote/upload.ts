import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import { MAX_FILE_BYTES } from "@/lib/core/formats/types";
import { previewAnswer, submissionAnswer, type PreviewAnswer, type SubmissionAnswer } from "./answers";
import type { Answer, Client } from "./client";
import { multipartForm } from "./multipart";

/** The fields of a submission as the form sends them. */
export type Fields = Record<string, string>;

export interface UploadFile {
  path: string;
  name: string;
  bytes: number;
}

/** Reading 64 MiB over a slow line, and judging whether it is well formed. */
const TIMEOUT_MS = 15 * 60_000;

/** Throws AppError configuration where there is no such file, too_large where no server would take it. */
export async function uploadFile(file: string): Promise<UploadFile> {
  const found = await stat(file).catch((cause: unknown) => {
    throw new AppError("configuration", `${file} cannot be read.`, { hint: "Name a file of solutions.", cause });
  });
  if (!found.isFile()) throw new AppError("configuration", `${file} is not a file.`, { hint: "Name a file of solutions." });
  if (found.size > MAX_FILE_BYTES) {
    throw new AppError("too_large", `${file} has ${found.size} bytes; at most ${MAX_FILE_BYTES} (64 MiB) are taken.`, { hint: "Split it by model or by problem, or send fewer samples a problem." });
  }
  return { path: file, name: path.basename(file), bytes: found.size };
}

/**
 * The same for the same file with the same fields, so that a command that is run again after a broken connection finds
 * what the first one has submitted. With `again` it is a new one.
 */
export async function idempotencyKey(file: UploadFile, fields: Fields, again: boolean): Promise<string> {
  if (again) return `cli-${randomUUID()}`;
  const hash = createHash("sha256").update(JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))));
  for await (const chunk of createReadStream(file.path) as AsyncIterable<Uint8Array>) hash.update(chunk);
  return `cli-${hash.digest("hex")}`;
}

export interface Sending {
  client: Client;
  file: UploadFile;
  fields: Fields;
  onSent: (bytes: number) => void;
}

/** What the server says of the file; nothing is queued. */
export async function sendForPreview(sending: Sending): Promise<Answer<PreviewAnswer>> {
  return sending.client.json({ ...callOf(sending), query: { dryRun: 1 }, repeatable: true }, previewAnswer);
}

export interface Submitted extends Answer<SubmissionAnswer> {
  /** An earlier command with this key has submitted it. */
  wasThere: boolean;
}

export async function sendForGood(sending: Sending, key: string, nowMs: () => number): Promise<Submitted> {
  const startedMs = nowMs();
  const call = callOf(sending);
  const answer = await sending.client.json({ ...call, headers: { ...call.headers, "Idempotency-Key": key }, repeatable: true }, submissionAnswer);
  return { ...answer, wasThere: isOlderThan(answer, nowMs() - startedMs) };
}

const CLOCK_STEP_MS = 2_000;

/** Whether the submission was there before the command began, by the server's own clock. */
function isOlderThan({ value, headers }: Answer<SubmissionAnswer>, tookMs: number): boolean {
  const date = Date.parse(headers.get("date") ?? "");
  return !Number.isNaN(date) && Date.parse(value.createdAt) < date - tookMs - CLOCK_STEP_MS;
}

function callOf({ file, fields, onSent }: Sending) {
  const form = multipartForm(fields, file, onSent);
  return { method: "POST" as const, path: "/api/v1/submissions", headers: { "Content-Type": form.contentType }, body: form.body, timeoutMs: TIMEOUT_MS };
}
