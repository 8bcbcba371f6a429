import { randomBytes } from "node:crypto";
import { openSync, readFileSync, writeSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import type { CoreLayout } from "@/lib/infra/cores";
import { deployMigrations } from "@/lib/infra/db/deploy";
import { ensureDocker } from "@/lib/infra/docker-setup/ensure";
import { instanceOf, type Env } from "@/lib/infra/env";
import { ensureDatabaseClient } from "@/lib/infra/build/databaseClient";
import { workerArgs } from "@/lib/infra/build/step";
import { startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { freePort } from "@/lib/infra/processes";
import type { CleanupStack } from "../start/cleanup";
import { waitUntilWebAnswers } from "../start/ready";
import { ensureSandbox } from "../start/sandbox";
import { superviseService } from "../start/service";
import { ensureWebBuild, webArgs } from "../start/web-build";

const LAST_LINES = 15;

export interface InstanceOptions {
  env: Env;
  cores: CoreLayout;
  mayInstall: boolean;
  say: (line: string) => void;
  cleanup: CleanupStack;
}

export interface ProofInstance {
  url: string;
  databaseUrl: string;
  /** Its own data folder, which goes with it. */
  folder: string;
  /** Starts what measures. Not before the problems are there: it looks for references to measure when it starts. */
  startWorker: () => void;
}

/** An installation of its own: database, web app and worker on free ports, in a folder that `cleanup` removes. */
export async function startInstance(options: InstanceOptions): Promise<ProofInstance> {
  const { env, cores, say, cleanup } = options;
  await mkdir(env.DATA_DIR, { recursive: true });
  const folder = await mkdtemp(path.join(env.DATA_DIR, "proof-"));
  cleanup.push("removing the folder of the proof", async () => {
    await Promise.all([folder, path.join("/var/lib/afterburner", instanceOf(folder))].map((place) => rm(place, { recursive: true, force: true })));
  });
  const own: Env = { ...env, DATA_DIR: folder, AFTERBURNER_INSTANCE: instanceOf(folder) };
  await ensureDatabaseClient(say);
  await openSandbox(own, options);
  await ensureWebBuild(say);
  say("Starting a database, a web app and a worker of the proof's own");
  const postgres = await startEmbeddedPostgres({ dataDir: folder, onProgress: say, cores: cores.helper, throwaway: true });
  cleanup.push("stopping Postgres", postgres.stop);
  await deployMigrations(postgres.url, () => undefined);
  const port = await freePort();
  const start = serviceStarter(own, options, { ...process.env, ...environmentOf(own, cores, postgres.url, port) });
  const web = start("web", webArgs("127.0.0.1", port));
  await waitUntilWebAnswers({ host: "127.0.0.1", port }, 120_000, web.crashed);
  return { url: `http://127.0.0.1:${port}`, databaseUrl: postgres.url, folder, startWorker: () => void start("worker", workerArgs("workers/judge.ts")) };
}

/** Docker and the image are those of the installation around: making them takes minutes. */
async function openSandbox(own: Env, { env, mayInstall, say, cleanup }: InstanceOptions): Promise<void> {
  const daemon = await ensureDocker({ dataDir: env.DATA_DIR, dockerHost: env.DOCKER_HOST, mayInstall, onProgress: say });
  if (daemon !== undefined) cleanup.push("stopping the Docker daemon", daemon.stop);
  cleanup.push("removing containers", await ensureSandbox({ env: own, say, mayInstall }));
}

function environmentOf(own: Env, cores: CoreLayout, databaseUrl: string, port: number): NodeJS.ProcessEnv {
  return {
    NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: databaseUrl, DATA_DIR: own.DATA_DIR, PORT: String(port),
    EXECUTION_ACCESS: "open", AFTERBURNER_INSTANCE: own.AFTERBURNER_INSTANCE, AFTERBURNER_SECRET: randomBytes(32).toString("hex"),
    MEASURING_CORES: cores.measuring.join(","), SANDBOX_LANGUAGES: "python3", LOG_LEVEL: process.env.LOG_LEVEL || "warn",
  };
}

/** Services write into a log in the folder; what went wrong is said. */
function serviceStarter(own: Env, { cores, say, cleanup }: InstanceOptions, env: NodeJS.ProcessEnv): (name: string, args: string[]) => { crashed: () => string | undefined } {
  return (name, args) => {
    let crashed: string | undefined;
    const log = path.join(own.DATA_DIR, `${name}.log`);
    // Kept open: its last lines may come when the folder has gone already.
    const out = openSync(log, "w");
    const service = superviseService({ name, args, env, cores: cores.helper, graceMs: 60_000 }, {
      onLine: (line) => void writeSync(out, `${line}\n`),
      onStarted: () => undefined,
      onCrash: (how, waitMs) => {
        crashed = `${how}; its last lines:\n${readFileSync(log, "utf8").trim().split("\n").slice(-LAST_LINES).join("\n")}`;
        say(`The ${name} ended (${how}); it starts again in ${waitMs / 1000} s`);
      },
    });
    cleanup.push(`stopping the ${name}`, () => service.stop(() => false));
    return { crashed: () => crashed };
  };
}

