import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** Which of these processes holds the caller's end of a connection on loopback; null where none does any more. */
export function callerOf(port: number, pids: readonly number[]): number | null {
  const inode = inodeOf(port);
  return inode === null ? null : (pids.find((pid) => sockets(pid).has(`socket:[${inode}]`)) ?? null);
}

/** Columns of /proc/net/tcp: local address as hex, state, …, inode. */
function inodeOf(port: number): string | null {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const rows = readFileSync("/proc/net/tcp", "utf8").split("\n").slice(1).map((row) => row.trim().split(/\s+/));
  return rows.find(([, local]) => local?.endsWith(wanted))?.[9] ?? null;
}

function sockets(pid: number): Set<string> {
  try {
    return new Set(readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`)));
  } catch {
    // The process is gone, and with it all that it held.
    return new Set();
  }
}

function linkOf(file: string): string {
  try {
    return readlinkSync(file);
  } catch {
    // Closed between the listing and the look.
    return "";
  }
}
