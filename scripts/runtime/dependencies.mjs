// @ts-check
// Whether node_modules holds what package-lock.json asks for. Runs under Node 18.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean }} LockEntry */
/** @typedef {{ packages?: Record<string, LockEntry> }} Lock */

/**
 * npm writes node_modules/.package-lock.json as the last act of an installation, so a broken one has none.
 * Packages for other platforms are optional and absent.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 * @returns {string | undefined} the first package that is missing or differs; undefined when all is there
 */
export function firstDifference(wanted, installed) {
  const have = installed.packages ?? {};
  for (const [path, entry] of Object.entries(wanted.packages ?? {})) {
    if (path === "" || entry.link) continue;
    const found = have[path];
    if (found === undefined && (entry.optional || entry.devOptional)) continue;
    if (found === undefined || found.version !== entry.version || found.integrity !== entry.integrity) return path;
  }
  return undefined;
}

/**
 * @param {string} root
 * @returns {boolean}
 */
export function areDependenciesCurrent(root) {
  const installedFile = join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installedFile)) return false;
  const wanted = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const installed = JSON.parse(readFileSync(installedFile, "utf8"));
  return firstDifference(wanted, installed) === undefined;
}
