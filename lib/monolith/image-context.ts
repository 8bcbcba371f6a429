import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";

import { pack } from "tar-stream";

import { SANDBOX_DIRECTORY } from "./confinement";

export interface SourceFile {
  /** Path below sandbox/, with slashes. */
  path: string;
  content: Buffer;
}

const PARTS = ["fixtures", "images", "runner"];
const LEFT_OUT = new Set(["build", "__pycache__"]);

function walk(directory: string): string[] {
  return readdirSync(join(SANDBOX_DIRECTORY, directory))
    .filter((name) => !LEFT_OUT.has(name))
    .flatMap((name) => {
      const path = `${directory}/${name}`;
      return statSync(join(SANDBOX_DIRECTORY, path)).isDirectory() ? walk(path) : [path];
    });
}

/** All files that the sandbox images are built from, in a fixed order. */
export function imageSources(): SourceFile[] {
  const paths = PARTS.flatMap(walk).sort();
  return paths.map((path) => ({ path, content: readFileSync(join(SANDBOX_DIRECTORY, path)) }));
}

/** SHA-256, hex, over paths and contents. */
export function hashSources(files: SourceFile[]): string {
  const hash = createHash("sha256");
  for (const file of files) hash.update(`${file.path}\0${file.content.length}\0`).update(file.content);
  return hash.digest("hex");
}

/** The build context that Docker wants. */
export function packSources(files: SourceFile[]): Readable {
  const archive = pack();
  for (const file of files) archive.entry({ name: file.path, mtime: new Date(0) }, file.content);
  archive.finalize();
  return Readable.from(archive);
}
