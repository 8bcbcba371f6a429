// @ts-check
// `npm run proof:training`: makes Node and the dependencies ready, then trains a tiny model on what the sandbox measures.
import { runWithRuntime } from "./runtime/ensure.mjs";

runWithRuntime("scripts/proof/main.ts", process.argv.slice(2), {
  say: (line) => process.stderr.write(`· ${line}\n`),
  cwd: process.cwd(),
});
