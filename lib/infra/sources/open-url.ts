import path from "node:path";
import { AppError } from "@/lib/core/errors";
import { DownloadFolder, statusError, upstreamError } from "./download";
import { fetchFor } from "./fetch-for";
import { DEFAULT_MAX_DOWNLOAD_BYTES, type LoadProblemSetOptions, type OpenedSource } from "./types";

/** Downloads the file behind an https URL (http on the loopback interface). */
export async function openUrl(options: LoadProblemSetOptions): Promise<OpenedSource> {
  const url = checkedUrl(options.source);
  const name = path.posix.basename(url.pathname) || url.host;
  options.onProgress?.(`Downloading ${url.host}${url.pathname}`);
  const folder = await DownloadFolder.create(options.maxDownloadBytes ?? DEFAULT_MAX_DOWNLOAD_BYTES);
  try {
    const response = await fetchFor(options)(url, { signal: options.signal }).catch((error: unknown) => {
      throw upstreamError(url.href, error, options.signal);
    });
    checkedUrl(response.url);
    if (!response.ok || !response.body) throw statusError(url.href, response.status);
    folder.refuseAbove(Number(response.headers.get("content-length") ?? 0), url.href);
    const file = { path: await folder.save(response.body, url.href, options.signal), name };
    return { files: [file], revision: null, [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose]() };
  } catch (error) {
    await folder[Symbol.asyncDispose]();
    throw error;
  }
}

function checkedUrl(text: string): URL {
  const url = URL.parse(text);
  if (!url) throw new AppError("invalid_input", `"${text}" is not a URL`, { hint: "Give an https address, a path or a hub id." });
  const isLoopback = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback)) return url;
  throw new AppError("invalid_input", `${url.href} is not an https address`, {
    hint: "A problem set decides what is right and wrong, so it is only read over https.",
  });
}
