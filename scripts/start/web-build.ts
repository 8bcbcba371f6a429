import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fingerprint, readStamp } from "@/lib/infra/build/fingerprint";
import { ROOT, runNode } from "@/lib/infra/build/step";

export const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");

/** Arguments of Node that serve the built web app. */
export function webArgs(host: string, port: number): string[] {
  return [path.join(ROOT, "scripts/web.mjs"), host, String(port)];
}

const STAMP = path.join(ROOT, ".next/made-from");

/** All that the web app is made from. The generated database client stands for the schema. */
const SOURCES = [
  "app", "components", "lib", "public", "prisma/schema.prisma", "package.json", "package-lock.json",
  "tsconfig.json", "next.config.ts", "next.config.mjs", "postcss.config.mjs", "proxy.ts", "instrumentation.ts",
];

/** Builds the web app for production unless this very source was built already. */
export async function ensureWebBuild(say: (line: string) => void, abort?: AbortSignal): Promise<void> {
  const wanted = await fingerprint(ROOT, SOURCES, ["generated", "__pycache__"]);
  if ((await readStamp(STAMP)) === wanted) return;
  say("Building the web app (half a minute)");
  await runNode([NEXT, "build"], {
    what: "The production build",
    env: { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" },
    ...(abort === undefined ? {} : { abort }),
  });
  await writeFile(STAMP, wanted);
}
