import { existsSync } from "node:fs";
import path from "node:path";
import { allowedCores, layOutCores, parseCpuList, type CoreLayout } from "@/lib/infra/cores";
import { deployMigrations } from "@/lib/infra/db/deploy";
import { ensureDocker } from "@/lib/infra/docker-setup/ensure";
import type { Env } from "@/lib/infra/env";
import { startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { identify, writeState, type InstanceState } from "@/lib/infra/state";
import type { CleanupStack } from "./cleanup";
import { claimInstance } from "./instance";
import { adviseOnHost, inAddress, urlOf } from "./host";
import { isLoopback, reachable, type StartOptions } from "./options";
import { plainLine } from "./output";
import { ensureDatabaseClient } from "@/lib/infra/build/databaseClient";
import { waitUntilWebAnswers } from "./ready";
import { ensureSandbox } from "./sandbox";
import { superviseService, type Service } from "./service";
import { ROOT, runNode, tsxArgs, workerArgs } from "@/lib/infra/build/step";
import { ensureWebBuild, webArgs } from "./web-build";

export interface RunContext {
  options: StartOptions;
  env: Env;
  cleanup: CleanupStack;
  say: (line: string) => void;
  abort: AbortSignal;
  isHard: () => boolean;
  /** The embedded database is gone: nothing can go on. */
  onFatal: (error: Error) => void;
}

/** Sets everything up, starts the web app and the workers, and returns once both run. */
export async function startAll(context: RunContext): Promise<void> {
  const { env, say, cleanup, abort } = context;
  const cores = layOutCores(allowedCores(), env.MEASURING_CORES === undefined ? undefined : parseCpuList(env.MEASURING_CORES));
  if (cores.degraded) say("This host has one physical core: measuring shares it with everything else, and figures are marked as degraded");
  const release = await claimInstance(env, context.options.port, say);
  cleanup.push("giving back the data folder", release);
  await ensureDatabaseClient(say);
  abort.throwIfAborted();
  await openDocker(context);
  abort.throwIfAborted();
  await ensureWebBuild(say, abort);
  abort.throwIfAborted();
  const databaseUrl = await openPostgres(context, cores);
  const { applied } = await deployMigrations(databaseUrl, say);
  if (applied.length > 0) say(`Applied ${applied.length} migrations`);
  abort.throwIfAborted();
  const childEnv = environmentOfChildren(context, cores, databaseUrl);
  await seed(context, childEnv);
  abort.throwIfAborted();
  await startServices(context, cores, childEnv, databaseUrl);
}

async function openDocker({ env, options, say, cleanup, abort }: RunContext): Promise<void> {
  const daemon = await ensureDocker({ dataDir: env.DATA_DIR, dockerHost: env.DOCKER_HOST, mayInstall: options.mayInstall, onProgress: say });
  if (daemon !== undefined) {
    cleanup.push("stopping the Docker daemon", async () => {
      if ((await daemon.stop()) === "left running") say("The Docker daemon stays up: containers of others run in it");
    });
  }
  abort.throwIfAborted();
  const removeContainers = await ensureSandbox({ env, say, mayInstall: options.mayInstall });
  cleanup.push("removing containers", removeContainers);
}

async function openPostgres(context: RunContext, cores: CoreLayout): Promise<string> {
  const { env, say, cleanup } = context;
  if (env.DATABASE_URL !== undefined) {
    say("Using the database of DATABASE_URL");
    return env.DATABASE_URL;
  }
  say("Starting the embedded Postgres");
  const postgres = await startEmbeddedPostgres({ dataDir: env.DATA_DIR, onProgress: say, cores: cores.helper });
  cleanup.push("stopping Postgres", postgres.stop);
  void postgres.exited.then(() => context.onFatal(new Error(`The embedded Postgres ended; see ${path.join(env.DATA_DIR, "postgres.log")}`)));
  return postgres.url;
}

function environmentOfChildren({ env, options }: RunContext, cores: CoreLayout, databaseUrl: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: databaseUrl,
    DATA_DIR: env.DATA_DIR,
    PORT: String(options.port),
    TRAINING_URL: process.env.TRAINING_URL || `http://${inAddress(reachable(options.host))}:${options.port}`,
    // Nobody but this host's own people reaches a loopback address.
    EXECUTION_ACCESS: process.env.EXECUTION_ACCESS || (isLoopback(options.host) ? "open" : "key"),
    AFTERBURNER_INSTANCE: env.AFTERBURNER_INSTANCE,
    MEASURING_CORES: cores.measuring.join(","),
  };
}

async function seed({ say, abort }: RunContext, childEnv: NodeJS.ProcessEnv): Promise<void> {
  if (!existsSync(path.join(ROOT, "prisma/seed.ts"))) return;
  say("Seeding the database");
  await runNode(tsxArgs("prisma/seed.ts"), { what: "Seeding the database", env: childEnv, abort });
}

async function startServices(context: RunContext, cores: CoreLayout, childEnv: NodeJS.ProcessEnv, databaseUrl: string): Promise<void> {
  const { env, options, say, cleanup } = context;
  const state: InstanceState = {
    supervisor: await identify("supervisor", process.pid),
    url: urlOf(options.host, options.port),
    databaseUrl,
    children: [],
  };
  let recorded = Promise.resolve();
  // One after the other: two children start in the same moment.
  const recordChild = (name: string, pid: number): Promise<void> =>
    (recorded = recorded.then(async () => {
      state.children = [...state.children.filter((child) => child.name !== name), await identify(name, pid)];
      await writeState(env.DATA_DIR, state);
    }));
  const failures = new Map<string, string>();
  const start = (name: string, args: string[], graceMs: number): Service =>
    superviseService({ name, args, env: childEnv, cores: cores.helper, graceMs }, {
      onLine: (line) => process.stdout.write(`${name.padEnd(8)} | ${plainLine(line)}\n`),
      onStarted: (pid) => void recordChild(name, pid).catch(context.onFatal),
      onCrash: (how, waitMs) => {
        failures.set(name, how);
        say(`The ${name} ended (${how}); it starts again in ${waitMs / 1_000} s`);
      },
    });
  const web = start("web", webArgs(options.host, options.port), 5_000);
  cleanup.push("stopping the web app", () => web.stop(context.isHard));
  const worker = start("worker", workerArgs("workers/judge.ts"), 60_000);
  cleanup.push("stopping the worker", () => worker.stop(context.isHard));
  const generator = start("generate", workerArgs("workers/generate.ts"), 60_000);
  cleanup.push("stopping the generate worker", () => generator.stop(context.isHard));
  const trainer = start("train", workerArgs("workers/train.ts"), 60_000);
  cleanup.push("stopping the train worker", () => trainer.stop(context.isHard));
  await waitUntilWebAnswers({ host: reachable(options.host), port: options.port }, 60_000, () => (context.abort.aborted ? "it was stopped" : failures.get("web")));
  say(`Afterburner is ready: ${env.PUBLIC_URL ?? state.url} (Ctrl-C stops it)`);
  adviseOnHost(options.host, env, say);
  // Not at the top: it needs the database client, which is generated further up.
  const { tellFirstAdmin } = await import("./first-admin");
  await tellFirstAdmin({ ...env, DATABASE_URL: databaseUrl }, env.PUBLIC_URL ?? state.url);
}
