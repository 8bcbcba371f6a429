// @ts-check
// `npm run bench:improvement`: makes Node and the dependencies ready, then measures what improvement runs take of memory.
import { runWithRuntime } from "../scripts/runtime/ensure.mjs";

runWithRuntime("bench/improvement/main.ts", process.argv.slice(2), {
  // stdout belongs to the figures.
  say: (line) => process.stderr.write(`· ${line}\n`),
  cwd: process.cwd(),
});
