// @ts-check
// `npm test`: makes Node and the dependencies ready, then hands over to test.ts.
import { runWithRuntime } from "./runtime/ensure.mjs";

runWithRuntime("scripts/test.ts", process.argv.slice(2), {
  say: (line) => process.stdout.write(`· ${line}\n`),
});
