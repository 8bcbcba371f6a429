import { createSafeFetch, parseAllowedHost } from "../safe-fetch";
import { DEFAULT_MAX_DOWNLOAD_BYTES, type LoadProblemSetOptions } from "./types";

const DEFAULT_HUB_URL = "https://huggingface.co";
const TOTAL_MS = 30 * 60_000;

/** What reads a source: for one from elsewhere a fetch that reaches public hosts, the configured hub and allowed ones alone. */
export function fetchFor({ restricted, hubUrl = DEFAULT_HUB_URL, maxDownloadBytes = DEFAULT_MAX_DOWNLOAD_BYTES }: LoadProblemSetOptions): typeof fetch {
  if (!restricted) return fetch;
  // Whoever runs the installation chose the hub; it may be a mirror in their own network.
  const hub = parseAllowedHost(new URL(hubUrl).host);
  return createSafeFetch({ allowed: [...restricted.allowed, ...(hub ? [hub] : [])], totalMs: TOTAL_MS, maxBytes: maxDownloadBytes });
}
