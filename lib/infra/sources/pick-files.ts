import { parseLanguage } from "@/lib/core/datasets/languages";
import { AppError } from "@/lib/core/errors";
import type { Language } from "@/lib/core/problem";

const DATA_FILE = /\.(parquet|jsonl|ndjson|jsonl\.gz|json)$/i;
/** JSON files of the hub that describe a set and hold none of it. */
const DESCRIPTION = /(^|\/)(dataset_infos?|config|metadata|package)\.json$/i;
const SPLIT = /(?:^|[/._-])(train|test|validation|valid|dev|eval)(?=[/._-]|$)/i;

export interface FileChoice {
  config?: string;
  split?: string;
}

/** The split that a path names ("data/train-00000-of-00001.parquet"), or undefined. */
export function splitOf(path: string): string | undefined {
  return SPLIT.exec(path)?.[1]?.toLowerCase();
}

/** The programming language whose configuration a path belongs to ("cpp/train-00000-of-00001.parquet"), or null. */
export function languageOf(path: string): Language | null {
  const config = configOf(path);
  return config === null ? null : parseLanguage(config);
}

/**
 * Which of a set's files hold its rows, sorted; empty when none does. Parquet is preferred where the same set
 * is there twice; configurations that are programming languages are parts of one set. Throws AppError
 * invalid_input when there are several other configurations and none is chosen, or when the chosen one or the
 * split is not there.
 */
export function pickDataFiles(paths: string[], choice: FileChoice): string[] {
  const data = paths.filter((path) => DATA_FILE.test(path) && !DESCRIPTION.test(path)).sort();
  const parquet = data.filter((path) => /\.parquet$/i.test(path));
  return ofSplit(ofConfig(parquet.length > 0 ? parquet : data, choice.config), choice.split);
}

/** A configuration is a folder at the top ("cpp/train-...parquet"); "data" and split folders are none. */
function configOf(path: string): string | null {
  const [folder, ...rest] = path.split("/");
  if (folder === undefined || rest.length === 0 || folder === "data" || splitOf(folder) === folder.toLowerCase()) return null;
  return folder;
}

function ofConfig(paths: string[], config: string | undefined): string[] {
  const configs = [...new Set(paths.map(configOf))];
  if (config !== undefined) {
    const chosen = paths.filter((path) => configOf(path) === config);
    if (chosen.length > 0 || paths.length === 0) return chosen;
    throw notThere("configuration", config, configs.filter((name) => name !== null));
  }
  if (configs.length <= 1) return paths;
  const plain = paths.filter((path) => configOf(path) === null || configOf(path) === "default");
  if (plain.length > 0) return plain;
  if (paths.every((path) => languageOf(path) !== null)) return paths;
  throw new AppError("invalid_input", `The set has several configurations: ${configs.join(", ")}`, {
    hint: "Say which one to import (config).",
  });
}

function ofSplit(paths: string[], split: string | undefined): string[] {
  if (split === undefined || paths.length === 0) return paths;
  const chosen = paths.filter((path) => splitOf(path) === split.toLowerCase());
  if (chosen.length > 0) return chosen;
  throw notThere("split", split, [...new Set(paths.map(splitOf).filter((name) => name !== undefined))]);
}

function notThere(what: string, name: string, known: string[]): AppError {
  return new AppError("not_found", `The set has no ${what} "${name}"`, {
    hint: known.length > 0 ? `It has: ${known.join(", ")}.` : `Its files name no ${what}; leave it out.`,
  });
}
