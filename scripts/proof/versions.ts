import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { ROOT } from "@/lib/infra/build/step";
import { runFile } from "@/lib/infra/processes";

const PACKAGES = ["torch", "transformers", "trl", "peft", "tokenizers"];
const ASK = "import importlib.metadata as m, json, platform, sys; print(json.dumps({'python': platform.python_version(), **{name: m.version(name) for name in sys.argv[1:]}}))";

/** Versions of what took part. */
export async function versionsOf(python: string): Promise<Record<string, string>> {
  const { version } = z.looseObject({ version: z.string() }).parse(JSON.parse(await readFile(path.join(ROOT, "package.json"), "utf8")));
  const { stdout } = await runFile(python, ["-c", ASK, ...PACKAGES]);
  return { afterburner: version, node: process.versions.node, ...z.record(z.string(), z.string()).parse(JSON.parse(stdout)) };
}
