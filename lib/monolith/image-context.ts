import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";

import { pack } from "tar-stream";

import type { Language } from "@/lib/core/problem";

import { SANDBOX_DIRECTORY } from "./confinement";

export interface SourceFile {
  /** Path in the build context, with slashes. */
  path: string;
  content: Buffer;
  mode: number;
}

const LEFT_OUT = new Set(["build", "fuzz", "__pycache__"]);
const EXECUTABLE = 0o111;

/** Before and after the Dockerfile of every language: what builds the runner, and what all images have in common. */
const SHARED = { head: "images/head.Dockerfile", tail: "images/tail.Dockerfile" };

function walk(directory: string): string[] {
  return readdirSync(join(SANDBOX_DIRECTORY, directory))
    .filter((name) => !LEFT_OUT.has(name))
    .flatMap((name) => {
      const path = `${directory}/${name}`;
      return statSync(join(SANDBOX_DIRECTORY, path)).isDirectory() ? walk(path) : [path];
    });
}

function read(path: string, name = path): SourceFile {
  const full = join(SANDBOX_DIRECTORY, path);
  // Only whether it can be executed: the rest of the mode is a matter of how the files were checked out.
  const mode = (statSync(full).mode & EXECUTABLE) === 0 ? 0o644 : 0o755;
  return { path: name, content: readFileSync(full), mode };
}

function dockerfile(language: Language): SourceFile {
  const parts = [SHARED.head, `images/${language}/Dockerfile`, SHARED.tail].map((path) => read(path).content);
  return { path: "Dockerfile", content: Buffer.concat(parts), mode: 0o644 };
}

/**
 * The build context of one language's image, in a fixed order: the runner with its golden fixtures, and the
 * language's own folder as `image/`. Nothing of another language is in it.
 */
export function imageSources(language: Language): SourceFile[] {
  const folder = `images/${language}`;
  const shared = ["fixtures", "runner"].flatMap(walk).map((path) => read(path));
  const own = walk(folder)
    .filter((path) => path !== `${folder}/Dockerfile`)
    .map((path) => read(path, path.replace(folder, "image")));
  const files = [dockerfile(language), ...shared, ...own];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** SHA-256, hex, over paths, modes and contents. */
export function hashSources(files: SourceFile[]): string {
  const hash = createHash("sha256");
  for (const { path, mode, content } of files) hash.update(`${path}\0${mode}\0${content.length}\0`).update(content);
  return hash.digest("hex");
}

/** The build context that Docker wants. */
export function packSources(files: SourceFile[]): Readable {
  const archive = pack();
  for (const { path, mode, content } of files) archive.entry({ name: path, mode, mtime: new Date(0) }, content);
  archive.finalize();
  return Readable.from(archive);
}
