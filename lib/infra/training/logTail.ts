import { open } from "node:fs/promises";

const ESCAPES = /\x1b\[[0-9;?]*[A-Za-z]/g;
const UNSTORABLE = /\0/g;

/** The last so many bytes of a file, from the beginning of a line; empty where there is none yet. */
export async function tailOfFile(file: string, bytes: number): Promise<string> {
  const handle = await open(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (handle === null) return "";
  try {
    const { size } = await handle.stat();
    const from = Math.max(0, size - bytes);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
    const text = buffer.subarray(0, bytesRead).toString("utf8");
    return from === 0 ? text : text.slice(text.indexOf("\n") + 1);
  } finally {
    await handle.close();
  }
}

/** What a trainer said as pages show it: without what moves the cursor of a terminal, progress bars as their last state. */
export function shownLog(text: string): string {
  return text
    .replace(ESCAPES, "")
    .replace(UNSTORABLE, "\ufffd")
    .split("\n")
    .map((line) => line.replace(/\r$/, "").split("\r").at(-1) ?? "")
    .join("\n")
    .toWellFormed();
}

export function lastLineOf(text: string): string {
  return shownLog(text).split("\n").map((line) => line.trim()).filter(Boolean).at(-1)?.slice(0, 500) ?? "";
}
