// @ts-check
// `npm run bench:monolith`: makes Node and the dependencies ready, then measures the sandbox.
import { runWithRuntime } from "../scripts/runtime/ensure.mjs";

runWithRuntime("bench/monolith/main.ts", process.argv.slice(2), {
  // stdout belongs to the figures.
  say: (line) => process.stderr.write(`· ${line}\n`),
  cwd: process.cwd(),
});
