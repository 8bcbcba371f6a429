import { spawn, type ChildProcess } from "node:child_process";
import { chmod, mkdir, open, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { AppError } from "@/lib/core/errors";
import { instanceOf } from "@/lib/infra/env";
import { postgresAccount } from "@/lib/infra/postgres/account";
import { completeBinaries, copyBinaries, installedNativeDir, installedVersion } from "@/lib/infra/postgres/binaries";
import { clearStalePostmaster, ensureCluster, SUPERUSER, writeCredentials } from "@/lib/infra/postgres/cluster";
import { holdLock } from "@/lib/infra/postgres/lock";
import { choosePlacement, type Placement } from "@/lib/infra/postgres/placement";
import { BARE_ENVIRONMENT, freePort, isPortFree, pinned, waitForExit } from "@/lib/infra/processes";

const DATABASE = "afterburner";

export interface EmbeddedOptions {
  /** The installation's data folder, absolute. */
  dataDir: string;
  onProgress?: (line: string) => void;
  /** Cores that Postgres may use; all by default. */
  cores?: number[];
  /** Faster and unsafe on a power cut: for tests only. */
  throwaway?: boolean;
}

export interface EmbeddedPostgres {
  url: string;
  pid: number;
  /** Resolves when the server ends, by our wish or not. */
  exited: Promise<void>;
  stop: () => Promise<void>;
}

/** Small figures on purpose: the machine's memory and its cores are for the programs that are measured. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "80",
  shared_buffers: "128MB",
  work_mem: "8MB",
  maintenance_work_mem: "64MB",
  max_wal_size: "512MB",
  // Parallel queries would need more /dev/shm than a container has, and would take cores from the measuring.
  max_parallel_workers_per_gather: "0",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
};
const THROWAWAY_SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", shared_buffers: "64MB" };

/**
 * Starts the Postgres that npm brings, on a free loopback port, and makes the database at first use.
 * It runs in a process group of its own, so that Ctrl-C in a terminal does not reach it before
 * those that still write to it have ended. The caller must call `stop`.
 * @throws AppError `configuration`, `conflict` (another process uses the folder) or `database_unavailable`.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const onProgress = options.onProgress ?? (() => {});
  await mkdir(options.dataDir, { recursive: true });
  const release = await holdLock(path.join(options.dataDir, "postgres.lock"), "database");
  try {
    const placement = await prepare(options.dataDir, onProgress);
    const credentials = await ensureCluster(placement, options.dataDir, onProgress);
    await clearStalePostmaster(placement.dataDir, onProgress);
    const port = credentials.port !== undefined && (await isPortFree(credentials.port)) ? credentials.port : await freePort();
    await writeCredentials(options.dataDir, { ...credentials, port });
    const child = await launch(placement, port, options);
    const urlFor = (name: string): string => `postgresql://${SUPERUSER}:${credentials.password}@127.0.0.1:${port}/${name}`;
    await waitUntilReady(child, urlFor("postgres"), options.dataDir);
    await ensureDatabase(urlFor("postgres"));
    const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    return {
      url: urlFor(DATABASE),
      pid: child.pid ?? 0,
      exited,
      stop: async () => {
        await stopServer(child);
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

async function prepare(dataDir: string, onProgress: (line: string) => void): Promise<Placement> {
  const installed = installedNativeDir();
  await completeBinaries(installed);
  const account = await postgresAccount(onProgress);
  const fallbackDir = path.join("/var/lib/afterburner", instanceOf(dataDir));
  const placement = await choosePlacement({ nativeDir: installed, dataDir, account, fallbackDir });
  if (placement.movedBecause !== undefined) {
    onProgress(`Postgres and its data go to ${fallbackDir}, because ${placement.movedBecause}`);
    await mkdir(fallbackDir, { recursive: true });
    // Whatever the umask: the account has to pass through both.
    await Promise.all([path.dirname(fallbackDir), fallbackDir].map((folder) => chmod(folder, 0o755)));
    await copyBinaries(installed, placement.nativeDir, await installedVersion(installed));
  }
  return placement;
}

async function launch(placement: Placement, port: number, options: EmbeddedOptions): Promise<ChildProcess> {
  const settings = { ...SETTINGS, ...(options.throwaway ? THROWAWAY_SETTINGS : {}), port: String(port) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const program = path.join(placement.nativeDir, "bin", "postgres");
  const log = await open(logFile(options.dataDir), "a", 0o600);
  try {
    const child = spawn(...pinned(options.cores, program, ["-D", placement.dataDir, ...flags]), {
      ...placement.account,
      cwd: "/",
      env: BARE_ENVIRONMENT,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    return child;
  } finally {
    await log.close();
  }
}

const logFile = (dataDir: string): string => path.join(dataDir, "postgres.log");

async function waitUntilReady(child: ChildProcess, url: string, dataDir: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
    const failure = await client.connect().then(() => undefined, (error: unknown) => ({ error }));
    await client.end().catch(() => {});
    if (failure === undefined) return;
    const ended = child.exitCode !== null || child.signalCode !== null;
    if (ended || Date.now() > deadline) {
      await stopServer(child);
      const lines = (await readFile(logFile(dataDir), "utf8")).trim().split("\n").slice(-5).join("\n");
      throw new AppError("database_unavailable", `The embedded Postgres did not start. Its last lines:\n${lines}`, {
        hint: `See ${logFile(dataDir)}, or set DATABASE_URL to a Postgres of your own.`,
        cause: failure.error,
      });
    }
    await delay(50);
  }
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE "${DATABASE}"`);
  } finally {
    await client.end();
  }
}

/** SIGINT is Postgres' fast shutdown: it ends sessions and writes a checkpoint. SIGQUIT leaves recovery to the next start. */
async function stopServer(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGINT");
  if (await waitForExit(child, 20_000)) return;
  child.kill("SIGQUIT");
  if (await waitForExit(child, 5_000)) return;
  child.kill("SIGKILL");
  await waitForExit(child, 5_000);
}
