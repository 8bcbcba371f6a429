import { mkdir, open, readFile, rename, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";

const MOST_LOG_BYTES = 10 * 1024 * 1024;
const TAIL_LINES = 12;
const TAIL_CHARS = 1_500;
const ESCAPES = /\x1b\[[0-9;?]*[A-Za-z]/g;

/** The file that keeps what the servers of a model source said. */
export function serverLogFile(dataDir: string, key: string): string {
  return path.join(dataDir, "model-servers", "logs", `${key}.log`);
}

/** Opens a log to write on at its end; one that has grown large is set aside as `.1`. */
export async function openLog(file: string): Promise<FileHandle> {
  await mkdir(path.dirname(file), { recursive: true });
  const size = await stat(file).then((found) => found.size, () => 0);
  if (size > MOST_LOG_BYTES) await rename(file, `${file}.1`);
  const handle = await open(file, "a", 0o600);
  await handle.write(`\n== ${new Date().toISOString()} started\n`);
  return handle;
}

/** The last lines of a log, for an error; empty when there is none. */
export async function tailOf(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch(() => "");
  const begun = text.slice(text.lastIndexOf("\n== ") + 1).replace(ESCAPES, "");
  const lines = begun.split(/[\r\n]+/).filter((line) => line.trim() !== "" && !line.startsWith("== "));
  return lines.slice(-TAIL_LINES).join("\n").slice(-TAIL_CHARS);
}
