import { execFile } from "node:child_process";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";

/** The image's own account. */
const TRAINER_ID = 10_001;

const namedModelSchema = z.object({ model: z.object({ path: z.string().optional() }) });

/**
 * Makes the run's folder one that the container's account can write, and looks up which folders outside it run.json
 * names. A worker that is not root shares its own account with the trainer; root gives the folder to the image's.
 */
export async function prepareFolder(folder: string): Promise<{ user: string; models: string[] }> {
  const models = await modelFolders(folder);
  const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  if (uid !== 0) return { user: `${uid}:${gid}`, models };
  await promisify(execFile)("chown", ["-R", "--no-dereference", `${TRAINER_ID}:${TRAINER_ID}`, folder]).catch((cause: unknown) => {
    throw new AppError("configuration", `The run's folder ${folder} cannot be given to the trainer's account.`, { cause });
  });
  return { user: `${TRAINER_ID}:${TRAINER_ID}`, models };
}

async function modelFolders(folder: string): Promise<string[]> {
  const text = await readFile(path.join(folder, "run.json"), "utf8").catch((cause: unknown) => {
    throw new AppError("configuration", `The run's folder ${folder} has no run.json.`, { cause });
  });
  const { path: named } = namedModelSchema.parse(JSON.parse(text)).model;
  // Anything else lies in the run's folder, or is an id on the hub.
  if (named === undefined || !path.isAbsolute(named) || isBelow(named, folder)) return [];
  const isFolder = await stat(named).then((found) => found.isDirectory(), () => false);
  if (!isFolder) throw new AppError("configuration", `The base model ${named} is no folder of this host.`);
  return [named];
}

function isBelow(inner: string, outer: string): boolean {
  const relative = path.relative(outer, inner);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}
