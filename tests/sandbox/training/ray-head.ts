import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { freePort, signal, waitForExit } from "@/lib/infra/processes";
import { until } from "@/tests/support/until";

export interface RayHead {
  /** Of its dashboard. */
  url: string;
  /** Ends head, raylet and dashboard at once, as a host that fails does. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
}

/** A cluster of one node, this host, on loopback and on ports of its own. */
export async function startRayHead(ray: string, dashboardPort?: number): Promise<RayHead> {
  // Sockets lie below it, whose paths may have 107 characters.
  const folder = await mkdtemp("/tmp/abray-");
  const [port, dashboard, agent, client] = [await freePort(), dashboardPort ?? (await freePort()), await freePort(), await freePort()];
  const args = [
    "start", "--head", "--block", "--disable-usage-stats", "--include-dashboard=true", "--num-cpus=2",
    "--node-ip-address=127.0.0.1", "--dashboard-host=127.0.0.1", `--port=${port}`, `--dashboard-port=${dashboard}`,
    `--dashboard-agent-listen-port=${agent}`, `--ray-client-server-port=${client}`,
    "--object-store-memory=100000000", `--temp-dir=${folder}`,
  ];
  const said: string[] = [];
  // On a busy host its dashboard, of ten processes, takes longer than the half minute that Ray gives it.
  const patience = { RAY_DASHBOARD_SUBPROCESS_MODULE_WAIT_READY_TIMEOUT: "120", RAY_raylet_start_wait_time_s: "120" };
  const child = spawn(ray, args, { env: { PATH: `${path.dirname(ray)}:/usr/bin:/bin`, HOME: folder, NODE_ENV: "test", ...patience }, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  const url = `http://127.0.0.1:${dashboard}`;
  await until("the Ray head answers", async () => {
    if (child.exitCode !== null) throw new Error(`ray start ended with ${child.exitCode}:\n${said.join("")}`);
    return (await isReady(url)) ? true : null;
  }, 180_000);
  const end = async (name: "SIGTERM" | "SIGKILL") => {
    const inside = name === "SIGKILL" ? await childrenOf(child) : [];
    for (const pid of [...inside, child.pid ?? 0]) signal(pid, name);
    await waitForExit(child, 30_000);
    signal(child.pid ?? 0, "SIGKILL", true);
  };
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) await end("SIGTERM");
    await rm(folder, { recursive: true, force: true });
  };
  return { url, kill: () => end("SIGKILL"), stop };
}

/** A head that answers has no agent yet that would take jobs. */
async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/nodes?view=summary`).catch(() => null);
  if (answer?.ok !== true) return false;
  const text = await answer.text();
  return text.includes("ALIVE") && text.includes("agent");
}

/** Head, raylet, dashboard and monitors; what the raylet has started is not among them. */
async function childrenOf({ pid }: ChildProcess): Promise<number[]> {
  const found = await Promise.all(
    (await readdir("/proc")).filter((name) => /^\d+$/.test(name)).map(async (name) => {
      const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] === String(pid) ? [Number(name)] : [];
    }),
  );
  return found.flat();
}
