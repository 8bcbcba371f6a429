// @ts-check
// `npm run bench:training-ingest`: makes Node and the dependencies ready, then measures taking in events of trainers beside readers.
import { runWithRuntime } from "../scripts/runtime/ensure.mjs";

runWithRuntime("bench/training/main.ts", process.argv.slice(2), {
  // stdout belongs to the figures.
  say: (line) => process.stderr.write(`· ${line}\n`),
  cwd: process.cwd(),
});
