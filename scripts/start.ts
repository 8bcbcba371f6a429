import { setTimeout as delay } from "node:timers/promises";
import { readEnv } from "@/lib/infra/env";
import { cleanupStack } from "./start/cleanup";
import { explain } from "./start/explain";
import { parseStartOptions, START_HELP } from "./start/options";
import { startAll } from "./start/run";
import { makeShutdown } from "./start/shutdown";

const say = (line: string): boolean => process.stdout.write(`· ${line}\n`);
const complain = (error: unknown): boolean => process.stderr.write(`\n${explain(error)}\n`);

/** Sets up and supervises until a signal or a failure stops everything. */
async function main(): Promise<void> {
  const env = readEnv();
  const options = parseStartOptions(process.argv.slice(2), env.PORT);
  if (options.help) {
    process.stdout.write(START_HELP);
    return;
  }
  const cleanup = cleanupStack((what, error) => process.stderr.write(`While ${what}: ${explain(error)}\n`));
  const abort = new AbortController();
  let settled = false;
  const shutdown = makeShutdown({
    cleanup: async () => {
      abort.abort();
      // A step under way may be about to start something: let it end, so that its undoing is known.
      while (!settled && !shutdown.isHard()) await delay(50);
      await cleanup.run();
    },
    say,
    exit: (code) => process.exit(code),
    now: () => performance.now(),
  });
  const onFatal = (error: unknown): void => {
    if (!abort.signal.aborted) complain(error);
    shutdown.begin(1);
  };
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => shutdown.request(name));
  process.on("uncaughtException", onFatal);
  // A reader of our output that went away is no reason to lose the workers.
  process.stdout.on("error", () => {});
  process.stderr.on("error", () => {});
  await startAll({ options, env, cleanup, say, abort: abort.signal, isHard: shutdown.isHard, onFatal })
    .catch(onFatal)
    .finally(() => (settled = true));
}

await main().catch((error: unknown) => {
  complain(error);
  process.exitCode = 1;
});
