// @ts-check
// `npm start`: makes Node and the dependencies ready, then hands over to start.ts.
import { runWithRuntime } from "./runtime/ensure.mjs";

runWithRuntime("scripts/start.ts", process.argv.slice(2), {
  say: (line) => process.stdout.write(`· ${line}\n`),
});
