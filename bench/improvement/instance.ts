import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "@/lib/core/errors";
import { createAuth } from "@/lib/infra/auth";
import { ROOT, workerArgs } from "@/lib/infra/build/step";
import { createDb, PATIENT } from "@/lib/infra/db/client";
import { deployMigrations } from "@/lib/infra/db/deploy";
import { instanceOf } from "@/lib/infra/env";
import { startEmbeddedPostgres } from "@/lib/infra/postgres/embedded";
import { freePort, waitForExit } from "@/lib/infra/processes";
import { createJobQueue, startBoss } from "@/lib/infra/queue/boss";
import { readParquetRows } from "@/lib/infra/sources";
import type { Actor, Ctx } from "@/lib/services/context";
import { Collections } from "./collections";

const SECRET = "of-the-benchmark-".repeat(3);
const READY_MS = 60_000;

export interface Instance extends AsyncDisposable {
  ctx: Ctx;
  boss: Awaited<ReturnType<typeof startBoss>>;
  /** Whoever starts runs and reads pages. */
  owner: Extract<Actor, { kind: "user" }>;
  /** Of a session of theirs. */
  cookie: string;
  web: { url: string; pid: number };
  /** The generate worker, once it has been started. */
  startGenerating: () => Promise<{ pid: number; collections: Collections }>;
}

/** An empty Postgres of its own with the production web app before it; everything goes at the end. */
export async function startInstance(): Promise<Instance> {
  if (!existsSync(path.join(ROOT, ".next/BUILD_ID"))) {
    throw new AppError("configuration", "The web app is not built.", { hint: "`npm start` builds it; stop it again before you measure." });
  }
  const dataDir = await mkdtemp(path.join(ROOT, ".data-test-"));
  const undo: (() => Promise<unknown>)[] = [() => rm(dataDir, { recursive: true, force: true }), () => rm(outsideOf(dataDir), { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const step of undo.toReversed()) await step();
  };
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, throwaway: true });
    undo.push(postgres.stop);
    await deployMigrations(postgres.url);
    const db = createDb(postgres.url, { transactions: PATIENT });
    undo.push(() => db.$disconnect());
    const boss = await startBoss({ connectionString: postgres.url, supervise: false, onError: (error) => process.stderr.write(`${error.message}\n`) });
    undo.push(() => boss.stop({ graceful: false, close: true }));
    const run = (args: string[], stdout: "ignore" | "pipe" = "ignore"): ChildProcess & { pid: number } => {
      const child = spawn(process.execPath, args, {
        cwd: ROOT,
        stdio: ["ignore", stdout, "inherit"],
        env: { ...process.env, NODE_ENV: "production", LOG_LEVEL: "error", NEXT_TELEMETRY_DISABLED: "1", DATABASE_URL: postgres.url, DATA_DIR: dataDir, AFTERBURNER_SECRET: SECRET, ALLOWED_PRIVATE_HOSTS: "127.0.0.1", MODEL_SERVER: "transformers" },
      });
      undo.push(async () => {
        child.kill("SIGTERM");
        await waitForExit(child, 60_000);
      });
      if (child.pid === undefined) throw new AppError("internal", `${args.join(" ")} did not start.`);
      return child as ChildProcess & { pid: number };
    };
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const web = run([path.join(ROOT, "scripts/web.mjs"), "127.0.0.1", String(port)]);
    await until("the web app answers", async () => (await fetch(`${url}/api/v1/healthz`).catch(() => null))?.ok === true);
    const ctx: Ctx = { db, queue: createJobQueue(boss), actor: { kind: "system", name: "benchmark" }, readParquet: readParquetRows, now: () => new Date() };
    const startGenerating = async () => {
      const worker = run(["--trace-gc", ...workerArgs("workers/generate.ts")], "pipe");
      const collections = new Collections(worker.stdout);
      await until("the generate worker beats", async () => (await db.worker.count({ where: { kind: "generate" } })) > 0);
      return { pid: worker.pid, collections };
    };
    return { ctx, boss, web: { url, pid: web.pid }, startGenerating, ...(await makeOwner(db, url)), [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Where Postgres lies whose account cannot enter the project's folder. */
function outsideOf(dataDir: string): string {
  return path.join("/var/lib/afterburner", instanceOf(dataDir));
}

async function makeOwner(db: Ctx["db"], url: string): Promise<Pick<Instance, "owner" | "cookie">> {
  const auth = createAuth({ db, secret: SECRET, publicUrl: url, social: {}, opensSignUp: true, limitsRates: false, onError: () => undefined });
  const [name, email] = ["Benchmark", "benchmark@example.org"];
  const { headers, response } = await auth.api.signUpEmail({ body: { name, email, password: "a password of the benchmark" }, returnHeaders: true });
  const { id } = response.user;
  await db.user.update({ where: { id }, data: { role: "admin", emailVerified: true } });
  const cookie = headers.getSetCookie().map((line) => line.split(";", 1)[0]).join("; ");
  return { owner: { kind: "user", id, name, email, role: "admin", scopes: null }, cookie };
}

/** Waits for a state of the world. Throws AppError `deadline_exceeded`. */
export async function until(what: string, isSo: () => Promise<boolean>, limitMs = READY_MS): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new AppError("deadline_exceeded", `Gave up waiting until ${what}.`);
    await delay(200);
  }
}

/** Resident memory of a process now, and the most that it ever had, as the kernel kept it. MiB. */
export function residentMib(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const mib = (field: string) => Math.round((Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? 0) / 1024) * 10) / 10;
  return { now: mib("VmRSS"), peak: mib("VmHWM") };
}
