import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fingerprint, readStamp } from "./fingerprint";
import { ROOT, runNode } from "./step";

const STAMP = path.join(ROOT, "lib/generated/prisma/.made-from");

/** Generates the database client unless it was made from this schema already. */
export async function ensureDatabaseClient(say: (line: string) => void): Promise<void> {
  const wanted = await fingerprint(ROOT, ["prisma/schema.prisma", "node_modules/prisma/package.json"]);
  if ((await readStamp(STAMP)) === wanted) return;
  say("Generating the database client");
  await runNode([path.join(ROOT, "scripts/db-generate.mjs")], { what: "Generating the database client" });
  await writeFile(STAMP, wanted);
}
