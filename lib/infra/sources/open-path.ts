import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/core/errors";
import { pickDataFiles } from "./pick-files";
import type { LoadProblemSetOptions, OpenedSource } from "./types";

/** What lies at a path: null when nothing does. */
export async function kindOfPath(source: string): Promise<"file" | "directory" | null> {
  try {
    const found = await stat(source);
    return found.isDirectory() ? "directory" : "file";
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new AppError("invalid_input", `${source} cannot be read (${String(code)})`, {
      hint: "Check the rights of the file and of the folders above it.",
      cause: error,
    });
  }
}

/** A file of rows, or the data files of a folder laid out as on the hub. */
export async function openPath(options: LoadProblemSetOptions, kind: "file" | "directory"): Promise<OpenedSource> {
  const nothingToRemove = async (): Promise<void> => undefined;
  const root = options.source;
  if (kind === "file") {
    return { files: [{ path: root, name: path.basename(root) }], revision: null, [Symbol.asyncDispose]: nothingToRemove };
  }
  const entries = await readdir(root, { withFileTypes: true, recursive: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  const chosen = pickDataFiles(names, options);
  if (chosen.length === 0) {
    throw new AppError("unsupported_format", `${root} holds no problem set`, {
      hint: "Give a Parquet, JSON or JSON lines file, or a directory in the layout of APPS (<split>/<id>/question.txt).",
    });
  }
  const files = chosen.map((name) => ({ path: path.join(root, name), name }));
  return { files, revision: null, [Symbol.asyncDispose]: nothingToRemove };
}
