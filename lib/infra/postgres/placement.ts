import { stat } from "node:fs/promises";
import path from "node:path";

export interface Account {
  uid: number;
  gid: number;
}

export interface FolderRights {
  uid: number;
  gid: number;
  /** Permission bits as in stat(2). */
  mode: number;
}

/** Where the embedded Postgres lives. */
export interface Placement {
  /** Holds bin, lib and share. */
  nativeDir: string;
  dataDir: string;
  /** Undefined when Postgres runs as the user of this process. */
  account: Account | undefined;
  /** Set when the project's own folder could not be used: says why, for people. */
  movedBecause: string | undefined;
}

/** Whether an account that is not root may pass through a folder: search permission by owner, group or others. */
export function mayTraverse(folder: FolderRights, account: Account): boolean {
  if (folder.uid === account.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === account.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/** The outermost existing folder on the way to `target` that the account may not pass; undefined if it reaches it. */
export async function barrierTo(target: string, account: Account): Promise<string | undefined> {
  const folders: string[] = [];
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    folders.unshift(folder);
    if (path.dirname(folder) === folder) break;
  }
  for (const folder of folders) {
    const rights = await stat(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    });
    if (rights === undefined) return undefined;
    if (!mayTraverse(rights, account)) return folder;
  }
  return undefined;
}

export interface PlacementInput {
  nativeDir: string;
  /** The data folder of the installation; the cluster goes into its subfolder `postgres`. */
  dataDir: string;
  /** The account that root starts Postgres as; undefined when we are not root. */
  account: Account | undefined;
  /** Where binaries and data go when the project is out of the account's reach. */
  fallbackDir: string;
}

/**
 * Postgres refuses to run as root, so root runs it as another account; and that account may be unable
 * to reach a project under a private folder such as /root. Then binaries and data go to `fallbackDir`.
 */
export async function choosePlacement(input: PlacementInput): Promise<Placement> {
  const clusterDir = path.join(input.dataDir, "postgres");
  const inPlace = { nativeDir: input.nativeDir, dataDir: clusterDir, account: input.account, movedBecause: undefined };
  if (input.account === undefined) return inPlace;
  const barrier =
    (await barrierTo(input.nativeDir, input.account)) ?? (await barrierTo(input.dataDir, input.account));
  if (barrier === undefined) return inPlace;
  return {
    nativeDir: path.join(input.fallbackDir, "native"),
    dataDir: path.join(input.fallbackDir, "postgres"),
    account: input.account,
    movedBecause: `the account that runs Postgres may not enter ${barrier}`,
  };
}
