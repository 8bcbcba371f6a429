import { datasetInfo, downloadFile, HubApiError, listFiles } from "@huggingface/hub";
import { AppError } from "@/lib/core/errors";
import { DownloadFolder, statusError, upstreamError } from "./download";
import { fetchFor } from "./fetch-for";
import { pickDataFiles } from "./pick-files";
import { DEFAULT_MAX_DOWNLOAD_BYTES, type LoadProblemSetOptions, type OpenedSource } from "./types";

const HUB_ID = /^(?:hf:)?([A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*)(?:@([\w./-]+))?$/;
/** Branch on which the hub keeps Parquet copies of sets that come in other formats. */
const CONVERTED = "refs/convert/parquet";

export interface HubId {
  name: string;
  revision: string;
}

/** "owner/name" or "owner/name@revision", or null. */
export function parseHubId(source: string): HubId | null {
  const match = HUB_ID.exec(source);
  return match?.[1] ? { name: match[1], revision: match[2] ?? "main" } : null;
}

interface Hub {
  id: HubId;
  hubUrl?: string;
  accessToken?: string;
  fetch: typeof fetch;
  signal: AbortSignal | undefined;
}

/** Downloads the data files of a hub set at one commit; falls back to the hub's own Parquet copies. */
export async function openHub(id: HubId, options: LoadProblemSetOptions): Promise<OpenedSource> {
  const fetch = fetchFor(options);
  const hub: Hub = {
    id,
    hubUrl: options.hubUrl,
    accessToken: options.accessToken,
    signal: options.signal,
    fetch: (input, init) => fetch(input, { ...init, signal: options.signal ?? init?.signal }),
  };
  options.onProgress?.(`Asking the hub for ${id.name}@${id.revision}`);
  const commit = await commitOf(hub, id.revision);
  let chosen = { commit, files: pickDataFiles(await paths(hub, commit), options) };
  if (chosen.files.length === 0) {
    const converted = await commitOf(hub, CONVERTED);
    chosen = { commit: converted, files: pickDataFiles(await paths(hub, converted), options) };
  }
  if (chosen.files.length === 0) {
    throw new AppError("unsupported_format", `${id.name} holds no Parquet, JSON or JSON lines file`, {
      hint: "Convert the set to one of these and import it from its local path.",
    });
  }
  return downloadAll(hub, chosen, commit, options);
}

async function downloadAll(
  hub: Hub,
  chosen: { commit: string; files: string[] },
  revision: string,
  options: LoadProblemSetOptions,
): Promise<OpenedSource> {
  const folder = await DownloadFolder.create(options.maxDownloadBytes ?? DEFAULT_MAX_DOWNLOAD_BYTES);
  try {
    const files = [];
    for (const [index, name] of chosen.files.entries()) {
      options.onProgress?.(`Downloading ${name} (${index + 1} of ${chosen.files.length})`);
      files.push({ path: await download(hub, chosen.commit, name, folder), name });
    }
    return { files, revision, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}

async function download(hub: Hub, revision: string, name: string, folder: DownloadFolder): Promise<string> {
  const blob = await asked(hub, name, downloadFile({ ...request(hub), repo: repo(hub), path: name, revision }));
  if (!blob) throw statusError(`${hub.id.name}/${name}`, 404);
  folder.refuseAbove(blob.size, name);
  return folder.save(blob.stream(), `${hub.id.name}/${name}`, hub.signal);
}

async function commitOf(hub: Hub, revision: string): Promise<string> {
  const info = await asked(
    hub,
    revision,
    datasetInfo({ ...request(hub), name: hub.id.name, revision, additionalFields: ["sha"] }),
  );
  return info.sha;
}

async function paths(hub: Hub, revision: string): Promise<string[]> {
  const found: string[] = [];
  const listing = listFiles({ ...request(hub), repo: repo(hub), revision: encodeURIComponent(revision), recursive: true });
  const read = async () => {
    for await (const entry of listing) if (entry.type === "file") found.push(entry.path);
  };
  await asked(hub, revision, read());
  return found;
}

function repo(hub: Hub): { type: "dataset"; name: string } {
  return { type: "dataset", name: hub.id.name };
}

function request(hub: Hub): { hubUrl?: string; accessToken?: string; fetch: typeof fetch } {
  return {
    fetch: hub.fetch,
    ...(hub.hubUrl ? { hubUrl: hub.hubUrl } : {}),
    ...(hub.accessToken ? { accessToken: hub.accessToken } : {}),
  };
}

async function asked<T>(hub: Hub, what: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof HubApiError) throw statusError(`${hub.id.name} (${what})`, error.statusCode);
    throw upstreamError(`${hub.id.name} (${what})`, error, hub.signal);
  }
}
