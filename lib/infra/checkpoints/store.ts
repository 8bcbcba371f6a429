import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";

/** What a source says of where its checkpoint lies. */
export interface StoredCheckpoint {
  kind: string;
  hubId: string | null;
  /** Of a hub checkpoint: the commit. */
  revision: string | null;
  /** Of an archive: its key; of a path: the folder itself. */
  path: string | null;
}

const KEY = /^[0-9a-f-]{36}$/;
const COMMIT = /^[0-9a-f]{7,64}$/;
const HUB_NAME = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/;

/** A name for what an archive unpacks to. */
export function newArchiveKey(): string {
  return randomUUID();
}

/** Everything that is kept of checkpoints. */
export function checkpointsFolder(dataDir: string): string {
  return path.join(dataDir, "checkpoints");
}

/** Where uploads are kept until they are unpacked. */
export function uploadFolder(dataDir: string): string {
  return path.join(checkpointsFolder(dataDir), "uploads");
}

/** The folder of a checkpoint on this host, whether or not it is there; null for what is no checkpoint. */
export function folderOf(dataDir: string, { kind, hubId, revision, path: given }: StoredCheckpoint): string | null {
  if (kind === "path") return given;
  const root = checkpointsFolder(dataDir);
  if (kind === "archive" && given !== null && KEY.test(given)) return path.join(root, "archives", given);
  if (kind === "hub" && hubId !== null && revision !== null && HUB_NAME.test(hubId) && COMMIT.test(revision)) {
    return path.join(root, "hub", hubId.replace("/", "--"), revision);
  }
  return null;
}

/** Removes the files of a checkpoint that is ours; those of a path belong to whoever put them there. */
export async function removeCheckpoint(dataDir: string, source: StoredCheckpoint): Promise<void> {
  const folder = source.kind === "path" ? null : folderOf(dataDir, source);
  if (folder !== null) await rm(folder, { recursive: true, force: true });
}
