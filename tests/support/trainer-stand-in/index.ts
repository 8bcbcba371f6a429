import { copyFile, cp, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "@/lib/infra/build/step";

export interface StandIn {
  /** wait: until it is asked to stop. fail: ends with 3. fill: takes memory until something ends it. */
  do: "wait" | "fail" | "fill";
  /** How long it takes to save its checkpoint. */
  saveSeconds?: number;
}

/** A folder that holds a package `trainer`, as the root of the repository does, with the stand-in in it. */
export async function standInRoot(parent: string): Promise<string> {
  const root = await mkdtemp(path.join(parent, "root-"));
  const inside = path.join(root, "trainer");
  await mkdir(inside);
  await cp(path.join(ROOT, "tests/support/trainer-stand-in/__main__.py"), path.join(inside, "__main__.py"));
  for (const name of ["__init__.py", "attempt.py"]) await copyFile(path.join(ROOT, "trainer", name), path.join(inside, name));
  return root;
}

/** The folder of a run that does what is said. */
export async function standInRun(parent: string, standIn: StandIn): Promise<string> {
  const folder = await mkdtemp(path.join(parent, "run-"));
  await writeFile(path.join(folder, "run.json"), JSON.stringify({ standIn, model: { kind: "tiny" } }));
  return folder;
}
