// @ts-check
// `npm run bench:executions`: makes Node and the dependencies ready, then measures a running instance.
import { runWithRuntime } from "../scripts/runtime/ensure.mjs";

runWithRuntime("bench/executions/main.ts", process.argv.slice(2), {
  // stdout belongs to the figures.
  say: (line) => process.stderr.write(`· ${line}\n`),
  cwd: process.cwd(),
});
