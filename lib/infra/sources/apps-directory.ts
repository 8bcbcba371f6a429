import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { appsFolderRow } from "@/lib/core/datasets/apps-folder";
import { UnreadableRow } from "@/lib/core/datasets/rows";

const FILES = ["question.txt", "input_output.json", "solutions.json", "metadata.json", "starter_code.py"];
const SPLITS = ["train", "test"];
const PROBLEM_FOLDER = /^[0-9]+$/;

interface SplitFolder {
  split: string | undefined;
  path: string;
  ids: string[];
}

/** The split folders of an APPS directory (its root or one split), or empty when it is none. */
export async function appsSplits(root: string, split?: string): Promise<SplitFolder[]> {
  const names = await folderNames(root);
  const own = path.basename(root);
  const problems = names.filter((name) => PROBLEM_FOLDER.test(name)).sort();
  if (problems.length > 0) return [{ split: SPLITS.includes(own) ? own : undefined, path: root, ids: problems }];
  const found: SplitFolder[] = [];
  for (const name of SPLITS.filter((name) => names.includes(name) && (split === undefined || split === name))) {
    const folder = path.join(root, name);
    const ids = (await folderNames(folder)).filter((id) => PROBLEM_FOLDER.test(id)).sort();
    if (ids.length > 0) found.push({ split: name, path: folder, ids });
  }
  return found;
}

async function folderNames(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

/** The problems of an APPS directory as rows of `codeparrot/apps`. */
export async function* appsDirectoryRows(splits: SplitFolder[]): AsyncGenerator<unknown> {
  for (const { split, path: folder, ids } of splits) {
    for (const id of ids) yield await folderRow(path.join(folder, id), id, split);
  }
}

async function folderRow(folder: string, id: string, split: string | undefined): Promise<unknown> {
  const files: Record<string, string> = {};
  const present = new Set(await readdir(folder));
  for (const name of FILES.filter((name) => present.has(name))) {
    const bytes = await readFile(path.join(folder, name));
    try {
      files[name] = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new UnreadableRow({ where: `folder ${id}, ${name}`, problem: "is not valid UTF-8" });
    }
  }
  return appsFolderRow({ split, id, files });
}
