import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeReadableStream } from "node:stream/web";
import { HubApiError, listFiles, modelInfo } from "@huggingface/hub";
import { inspectCheckpoint, requireSafetensors, servedFiles, weightsOf, type CheckpointFacts, type CheckpointReader } from "@/lib/core/checkpoints";
import { AppError, isAppError } from "@/lib/core/errors";
import { createSafeFetch, parseAllowedHost, type AllowedHost } from "../safe-fetch";
import { statusError, upstreamError } from "../sources/download";
import { requireSpace } from "./archive";
import { inspectFolder } from "./folder";

export interface HubOptions {
  hubUrl: string;
  /** For gated and private checkpoints. */
  accessToken?: string | undefined;
  /** Hosts off the public internet that may be reached besides the hub. */
  allowed: readonly AllowedHost[];
  signal?: AbortSignal;
}

interface HubFile {
  bytes: number;
  /** SHA-256 in hex, of files that the hub keeps as large ones. */
  sha256: string | null;
}

/** Until the last byte of one file, or of what a look needs. */
const MOST_DOWNLOAD_MS = 6 * 3600_000;
const MOST_LOOK_MS = 60_000;
const MOST_FILES = 10_000;

/** A checkpoint on the hub at one commit, seen from afar. */
class HubCheckpoint implements CheckpointReader {
  readonly files = new Map<string, number>();
  private readonly described = new Map<string, HubFile>();

  constructor(
    readonly name: string,
    readonly commit: string,
    private readonly options: HubOptions,
    private readonly fetch: typeof globalThis.fetch,
  ) {}

  async list(): Promise<this> {
    const { name, commit, options } = this;
    for await (const entry of listFiles({ ...requestOf(options, this.fetch), repo: { type: "model", name }, revision: commit, recursive: false })) {
      if (entry.type !== "file") continue;
      if (this.files.size >= MOST_FILES) throw new AppError("too_large", `${name} has more than ${MOST_FILES} files.`);
      this.files.set(entry.path, entry.size);
      this.described.set(entry.path, { bytes: entry.size, sha256: entry.lfs?.oid ?? null });
    }
    return this;
  }

  /** Asks for part of a file only; a server that sends the whole is broken off. */
  async read(name: string, from: number, to: number): Promise<Uint8Array> {
    if (to <= from) return new Uint8Array();
    const response = await this.get(name, { range: `bytes=${from}-${to - 1}` });
    if (response.status === 206) return new Uint8Array(await response.arrayBuffer());
    const parts: Uint8Array[] = [];
    let received = 0;
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      parts.push(chunk);
      if ((received += chunk.length) >= to) break;
    }
    return Buffer.concat(parts).subarray(from, to);
  }

  async download(name: string, folder: string): Promise<void> {
    const { bytes, sha256 } = this.described.get(name) as HubFile;
    const response = await this.get(name, {});
    const hash = createHash("sha256");
    let received = 0;
    const meter = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        received += chunk.length;
        hash.update(chunk);
        done(received > bytes ? damaged(this.name, name) : null, chunk);
      },
    });
    const body = Readable.fromWeb(response.body as NodeReadableStream);
    await pipeline(body, meter, createWriteStream(path.join(folder, name)), { signal: this.options.signal });
    if (received !== bytes || (sha256 !== null && hash.digest("hex") !== sha256)) throw damaged(this.name, name);
  }

  private async get(file: string, headers: Record<string, string>): Promise<Response> {
    const { hubUrl, accessToken, signal } = this.options;
    const url = `${hubUrl.replace(/\/+$/, "")}/${this.name}/resolve/${this.commit}/${encodeURIComponent(file)}`;
    const response = await this.fetch(url, {
      headers: { ...headers, ...(accessToken !== undefined && { authorization: `Bearer ${accessToken}` }) },
      ...(signal && { signal }),
    });
    if (!response.ok) throw statusError(`${this.name}/${file}`, response.status);
    return response;
  }
}

/**
 * Looks at a checkpoint on the hub without downloading its weights: listing, config, and the headers of the weights.
 * Throws AppError not_found, forbidden, invalid_input, too_large or upstream_unavailable.
 */
export async function inspectOnHub(name: string, revision: string, maxBytes: number, options: HubOptions): Promise<{ commit: string; facts: CheckpointFacts }> {
  return asked(name, options, async () => {
    const fetch = fetchOf(options, MOST_LOOK_MS);
    const { sha: commit } = await modelInfo({ ...requestOf(options, fetch), name, revision, additionalFields: ["sha"] });
    const checkpoint = await new HubCheckpoint(name, commit, options, fetch).list();
    requireSafetensors(checkpoint.files.keys());
    const facts = await inspectCheckpoint(checkpoint);
    if (facts.sizeBytes > maxBytes) {
      throw new AppError("too_large", `${name} has ${(facts.sizeBytes / 1024 ** 3).toFixed(1)} GiB; at most ${+(maxBytes / 1024 ** 3).toFixed(1)} are downloaded.`, { hint: "Whoever runs this installation can raise CHECKPOINT_MAX_GIB." });
    }
    return { commit, facts };
  });
}

/** Downloads a checkpoint at a commit into a folder that is not there yet, checks it, and puts it there whole. */
export async function downloadFromHub(name: string, commit: string, folder: string, options: HubOptions & { onProgress: (line: string) => void }): Promise<void> {
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  try {
    await asked(name, options, async () => {
      const checkpoint = await new HubCheckpoint(name, commit, options, fetchOf(options, MOST_DOWNLOAD_MS)).list();
      const wanted = servedFiles(checkpoint.files.keys(), await weightsOf(checkpoint));
      await requireSpace(partial, wanted.reduce((sum, file) => sum + (checkpoint.files.get(file) ?? 0), 0));
      for (const [index, file] of wanted.entries()) {
        options.onProgress(`Downloading ${name}: ${file} (${index + 1} of ${wanted.length})`);
        await checkpoint.download(file, partial);
      }
    });
    await inspectFolder(partial);
    await rename(partial, folder);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

function fetchOf({ hubUrl, allowed }: HubOptions, totalMs: number): typeof fetch {
  // Whoever runs the installation chose the hub; it may be a mirror in their own network.
  const hub = parseAllowedHost(new URL(hubUrl).host);
  return createSafeFetch({ allowed: [...allowed, ...(hub ? [hub] : [])], totalMs });
}

function requestOf({ hubUrl, accessToken, signal }: HubOptions, fetch: typeof globalThis.fetch): { hubUrl: string; accessToken?: string; fetch: typeof globalThis.fetch } {
  return {
    hubUrl,
    ...(accessToken !== undefined && { accessToken }),
    fetch: (input, init) => fetch(input, { ...init, ...(signal && { signal }) }),
  };
}

async function asked<Result>(name: string, { signal }: HubOptions, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (isAppError(error)) throw error;
    throw error instanceof HubApiError ? statusError(name, error.statusCode) : upstreamError(name, error, signal);
  }
}

function damaged(name: string, file: string): AppError {
  return new AppError("upstream_unavailable", `${name}/${file} came other than the hub describes it.`, { hint: "Try again; the transfer was damaged or the file is being changed." });
}
