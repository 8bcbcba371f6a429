import type { AllowedHost } from "../safe-fetch";
import type { ImportedProblemSet, Language } from "@/lib/core/problem";

export type ProblemSetLayout = "venus" | "apps";

export interface LoadProblemSetOptions {
  /** A local path, an https URL, or a hub id `owner/name[@revision]` ("hf:" before it forces the last). */
  source: string;
  /** Layout of the rows; found out from their columns when not given. */
  kind?: ProblemSetLayout;
  /** Configuration of a hub set that has several. */
  config?: string;
  /** Only this split. */
  split?: string;
  /** Language of rows that do not say theirs; by default that of the configuration's name, else Python. */
  language?: Language;
  /** One plain sentence at a time. */
  onProgress?: (message: string) => void;
  /** Told how many rows were read, after each. */
  onRow?: (rows: number) => void;
  signal?: AbortSignal;
  /** Where the hub is; another address serves mirrors and tests. */
  hubUrl?: string;
  /** For gated and private sets. */
  accessToken?: string;
  /**
   * Set where the source comes from somebody who does not sit at this machine: no local path is looked at, and what is
   * fetched comes from the hub, the public internet or one of these hosts.
   */
  restricted?: { allowed: readonly AllowedHost[] };
  /** The bytes of a file that was uploaded; `source` is its name then. */
  upload?: () => AsyncIterable<Uint8Array>;
  /** Most bytes that are downloaded, all files together. */
  maxDownloadBytes?: number;
}

export interface LoadedProblemSet extends ImportedProblemSet {
  kind: ProblemSetLayout;
  source: string;
  /** Commit of a hub set; null for files and URLs, whose version is the content hash alone. */
  revision: string | null;
}

/** A file of rows on this machine. */
export interface DataFile {
  path: string;
  /** Path within the set, for messages and for telling splits. */
  name: string;
}

/** Files to read and what has to be removed after reading them. */
export interface OpenedSource extends AsyncDisposable {
  files: DataFile[];
  revision: string | null;
}

export const DEFAULT_MAX_DOWNLOAD_BYTES = 2 * 1024 * 1024 * 1024;
