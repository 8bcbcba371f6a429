import type { CheckpointFacts } from "@/lib/core/checkpoints";
import type { Ctx } from "../context";

/** Where a checkpoint lies, as its source keeps it. */
export interface CheckpointPlace {
  kind: string;
  hubId: string | null;
  /** Of a hub checkpoint: the commit. */
  revision: string | null;
  /** Of an archive: its key; of a path: the folder itself. */
  path: string | null;
}

/** Checkpoints as services see them: looked at, unpacked and removed. All throw AppError for what cannot be served. */
export interface CheckpointPorts {
  /** Looks at one on the hub; with `isTrusted` the installation's own token is used. */
  onHub(hubId: string, revision: string, options: { isTrusted: boolean }): Promise<{ commit: string; facts: CheckpointFacts }>;
  /** Looks at a folder of this host; `folder` is the one behind its links. */
  atPath(path: string): Promise<{ folder: string; facts: CheckpointFacts }>;
  /** Unpacks an archive that lies on this host; `key` finds it again. */
  fromArchive(file: string): Promise<{ key: string; facts: CheckpointFacts }>;
  remove(place: CheckpointPlace): Promise<void>;
}

/** What model sources need from outside. `context` says what a secret belongs to: it is readable there alone. */
export interface SourcePorts {
  seal(text: string, context: string): Promise<string>;
  /** Throws AppError for an address that may not be called. */
  checkUrl(url: string): Promise<void>;
  checkpoints: CheckpointPorts;
}

export interface SourcesCtx extends Ctx {
  sources: SourcePorts;
}

/** What the key of a model source belongs to. */
export function sourceKeyContext(sourceId: string): string {
  return `model-source:${sourceId}:api-key`;
}
