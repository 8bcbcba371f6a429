import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { freePort, runFile, signal } from "@/lib/infra/processes";
import { startTicksOf } from "@/lib/infra/state";
import { until } from "./until";

export interface RayHead {
  /** Of its dashboard. */
  url: string;
  /** Ends head, raylet and dashboard at once, as a host that fails does. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
}

/** On a busy host its dashboard, of ten processes, its agents and its workers take longer than Ray gives them. */
const PATIENCE = {
  RAY_DASHBOARD_STARTUP_TIMEOUT_S: "240",
  RAY_DASHBOARD_SUBPROCESS_MODULE_WAIT_READY_TIMEOUT: "240",
  RAY_raylet_start_wait_time_s: "240",
  RAY_agent_register_timeout_ms: "240000",
  RAY_worker_register_timeout_seconds: "240",
  RAY_health_check_failure_threshold: "50",
};
const START_MS = 300_000;

/** A cluster of one node, this host, its dashboard on loopback, and on ports of its own. */
export async function startRayHead(ray: string, dashboardPort?: number): Promise<RayHead> {
  // Sockets lie below it, whose paths may have 107 characters.
  const folder = await mkdtemp("/tmp/abray-");
  const [port, dashboard, agent, client] = [await freePort(), dashboardPort ?? (await freePort()), await freePort(), await freePort()];
  const args = [
    "start", "--head", "--disable-usage-stats", "--include-dashboard=true", "--num-cpus=2",
    "--node-ip-address=127.0.0.1", "--dashboard-host=127.0.0.1", `--port=${port}`, `--dashboard-port=${dashboard}`,
    `--dashboard-agent-listen-port=${agent}`, `--ray-client-server-port=${client}`,
    "--object-store-memory=100000000", `--temp-dir=${folder}`,
  ];
  const env = { PATH: `${path.dirname(ray)}:/usr/bin:/bin`, HOME: folder, NODE_ENV: "test" as const, ...PATIENCE };
  const end = async (name: "SIGTERM" | "SIGKILL") => {
    for (const pid of await processesOf(folder)) signal(pid, name);
    await until("Ray has ended", async () => ((await processesOf(folder)).length === 0 ? true : null), 60_000);
  };
  const stop = async () => {
    await end("SIGTERM").catch(() => end("SIGKILL"));
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${dashboard}`;
  try {
    await runFile(ray, args, { env, timeout: START_MS });
    await until("the Ray head takes jobs", async () => ((await isReady(url)) ? true : null), START_MS);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, kill: () => end("SIGKILL"), stop };
}

/** A head that answers has no agent yet that would take jobs. */
async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/nodes?view=summary`).catch(() => null);
  if (answer?.ok !== true) return false;
  const text = await answer.text();
  return text.includes("ALIVE") && text.includes("agent");
}

/**
 * Processes that are told a folder: of a head's they are itself, raylet, dashboard and monitors, and what the raylet has
 * started for jobs is not among them.
 */
export async function processesOf(folder: string): Promise<number[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
      return command.includes(folder) && (await startTicksOf(pid)) !== undefined ? [pid] : [];
    }),
  );
  return found.flat();
}
