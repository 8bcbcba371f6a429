#!/usr/bin/env node
// @ts-check
// The command line: makes Node and the dependencies ready, then runs cli/main.ts in the caller's folder.
import { runWithRuntime } from "../scripts/runtime/ensure.mjs";

runWithRuntime("cli/main.ts", process.argv.slice(2), {
  // stdout belongs to the command's own output.
  say: (line) => process.stderr.write(`· ${line}\n`),
  cwd: process.cwd(),
});
